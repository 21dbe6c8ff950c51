import { resolveLayers } from '../compile/layers.ts';
import { boolean } from '../properties/boolean.ts';
import { joinCells, literal } from '../properties/cell.ts';
import { corners } from '../properties/corners.ts';
import { compileTable, optional, record } from '../properties/record.ts';
import type { LayerDefinition } from './definition.ts';
import { CLOSED_OUTLINE } from './outline.ts';

const properties = {
  clip: boolean(false, 'Whether what leaves the box, or its `clipShape`, is cut off.'),
  radius: corners('Corner radius of the clip.'),
  clipShape: optional(record(CLOSED_OUTLINE, 'What a clip cuts to; not written: the box with its `radius`.')),
} as const;

export const group: LayerDefinition = {
  type: 'group',
  summary: 'Layers that move, fade and clip together.',
  properties,
  container: true,
  hugs: false,
  compile: ({ raw, at, children }) =>
    joinCells({ type: literal('group'), layers: resolveLayers(children()), ...compileTable(properties, raw, at) }),
};
