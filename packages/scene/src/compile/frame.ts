import type { Environment, Scope } from '@pictify/expr';
import type { IssueList } from '../issues.ts';
import type { Cell } from '../properties/cell.ts';

/** Width and height of what is being resolved, in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * One row on its way through a compiled template. Resolving is synchronous and depth-first, so there is one frame per
 * row, and a container that changes `scope`, `suffix` or `box` puts them back when its layers are done.
 */
export interface Frame {
  readonly env: Environment;
  readonly issues: IssueList;
  readonly rootScope: Scope;
  /** What expressions see: the variables, and inside a repeat the item and `loop`. */
  scope: Scope;
  /** Added to layer ids: `#0`, `#0#2`, … inside repeats. */
  suffix: string;
  /** The box of the layer being resolved; for its children, their parent's. */
  box: Extent;
  readonly roles: ReadonlyMap<string, Cell<string | null>>;
  /** Roles already answered for this row. */
  readonly roleColors: Map<string, string | null>;
  /** Layers made by repeats so far. */
  repeated: number;
  /** UTF-16 units of path data that expressions gave so far. */
  pathLength: number;
}
