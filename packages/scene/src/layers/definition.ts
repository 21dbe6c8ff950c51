import type { Compiling } from '../compile/compiling.ts';
import type { LayerType } from '../document.ts';
import type { JsonMap } from '../json.ts';
import type { Cell } from '../properties/cell.ts';
import type { Checking, PropertyTable } from '../properties/property.ts';
import type { ResolvedBase, ResolvedLayer } from '../resolved.ts';

type WithoutBase<L> = L extends ResolvedLayer ? Omit<L, keyof ResolvedBase> : never;

/** What a resolved layer has beside the properties of every layer. */
export type LayerBody = WithoutBase<ResolvedLayer>;

/** A layer that may be hidden from a row, which is null. */
export type LayerCell = Cell<ResolvedLayer | null>;

/** A layer being compiled: `at.box` is its own box. */
export interface LayerSource {
  readonly id: string;
  readonly raw: JsonMap;
  readonly at: Compiling;
  /** Compiles `layers`, as seen from the given place (this layer's, unless a repeat adds names to it). */
  children(from?: Compiling): readonly LayerCell[];
}

/** One layer type: everything that validation, compilation, the inspector and the reference need to know of it. */
export interface LayerDefinition {
  readonly type: LayerType;
  readonly summary: string;
  /** Beside the properties of `base.ts`. */
  readonly properties: PropertyTable;
  /** Whether it has `layers`. */
  readonly container: boolean;
  /** Whether it takes its content's size in a stack when its own is not written; others take the room that is left. */
  readonly hugs: boolean;
  /** The names that the expressions of `layers` see beside the variables. */
  locals?(raw: JsonMap): readonly string[];
  /** Reports what properties that are right by themselves come to together, as far as it does not depend on the row. */
  check?(raw: JsonMap, at: Checking): void;
  compile(layer: LayerSource): Cell<LayerBody>;
}
