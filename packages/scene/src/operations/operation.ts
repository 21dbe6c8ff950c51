import type { Issue } from '@pictify/expr';
import type { Layer, Template, UnknownLayer, Variable } from '../document.ts';
import type { JsonMap } from '../json.ts';

/** Everything that changes a template: buttons, undo, the copilot and the HTTP API all use these. */
export type Operation =
  /** Merges into a layer, map by map; `null` removes a property. */
  | { readonly type: 'setProps'; readonly layerId: string; readonly props: JsonMap }
  /** Puts exact values back (pointers from the layer on; without a value the property goes): what undoes `setProps`. */
  | { readonly type: 'restoreProps'; readonly layerId: string; readonly values: readonly RestoredValue[] }
  /** Without an index at the end, which is on top; without a parent on the page; without a page on the first. */
  | ({ readonly type: 'addLayer'; readonly layer: Layer | UnknownLayer } & Target)
  /** With everything inside them, and their overrides in every size. */
  | { readonly type: 'removeLayers'; readonly ids: readonly string[] }
  /** To an index of its list after the layer was taken out, or of another parent or page. */
  | ({ readonly type: 'reorder'; readonly layerId: string } & Target)
  /** Puts a size's overrides of a layer back: what undoes `removeLayers`. */
  | { readonly type: 'restoreOverrides'; readonly values: readonly RestoredOverride[] }
  /** Adds a variable, or replaces the one of that name where it stands. */
  | { readonly type: 'setVariable'; readonly variable: Variable; readonly index?: number }
  | { readonly type: 'removeVariable'; readonly name: string }
  /** All or nothing. */
  | { readonly type: 'sequence'; readonly operations: readonly Operation[]; readonly summary?: string };

export interface Target {
  readonly parentId?: string;
  readonly pageId?: string;
  readonly index?: number;
}

export interface RestoredValue {
  readonly pointer: string;
  readonly value?: unknown;
}

export interface RestoredOverride {
  readonly size: string;
  readonly layerId: string;
  readonly props?: JsonMap;
}

/** One step of RFC 6902, from the root of the document. */
export type Patch =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

export interface OperationResult {
  /** The changed template, which shares all that did not change; the given one when the operation was refused. */
  readonly template: Template;
  readonly patches: readonly Patch[];
  /** Applied to the result, gives the template back. */
  readonly inverse: Operation;
  /** For the history list: `Moved “Avatar” to front`. */
  readonly summary: string;
  /** Errors: why it was refused. Otherwise what to look at. */
  readonly issues: readonly Issue[];
}

/** What leaves a template as it is. */
export const NOTHING: Operation = Object.freeze({ type: 'sequence', operations: [] });

export function refused(template: Template, issues: readonly Issue[]): OperationResult {
  return { template, patches: [], inverse: NOTHING, summary: 'Nothing changed', issues };
}

export function refusal(template: Template, code: string, message: string, layer?: string): OperationResult {
  return refused(template, [{ code, severity: 'error', message, ...(layer === undefined ? {} : { layer }) }]);
}
