import type { LayerCell } from '../layers/definition.ts';
import { type Cell, dynamic, literal, readCell } from '../properties/cell.ts';
import type { ResolvedLayer } from '../resolved.ts';
import type { Frame } from './frame.ts';

/** The layers a row shows, in order, as one cell. */
export function resolveLayers(cells: readonly LayerCell[]): Cell<readonly ResolvedLayer[]> {
  const shown: ResolvedLayer[] = [];
  for (const cell of cells) {
    if (!cell.literal) return dynamic((frame) => readLayers(cells, frame));
    if (cell.value) shown.push(cell.value);
  }
  return literal(shown);
}

export function readLayers(cells: readonly LayerCell[], frame: Frame): readonly ResolvedLayer[] {
  const shown: ResolvedLayer[] = [];
  for (const cell of cells) {
    const layer = readCell(cell, frame);
    if (layer) shown.push(layer);
  }
  return shown;
}
