import { joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { color } from '../properties/color.ts';
import { corners } from '../properties/corners.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { compileTable, record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { LayerDefinition } from './definition.ts';
import { quietZones } from './quiet-zones.ts';

/** The families of procedural backgrounds. */
export const BACKGROUND_GENERATORS = [
  'linear',
  'radial',
  'conic',
  'mesh',
  'aurora',
  'blobs',
  'waves',
  'topographic',
  'low-poly',
  'halftone',
  'grid',
  'confetti',
  'stripes',
  'grain',
  'bokeh',
] as const;

export type BackgroundGenerator = (typeof BACKGROUND_GENERATORS)[number];

const share = (fallback: number, summary: string) =>
  number({ default: fallback, min: 0, max: 1, unit: 'fraction', summary });

const properties = {
  generator: choice(BACKGROUND_GENERATORS, 'mesh', 'The family it is drawn by.'),
  seed: text('1', 'Any text or number; another seed is another picture of the same family.'),
  palette: list(color('#ffffff'), { min: 2, max: 8, summary: 'The ground, then what is drawn on it.' }),
  params: record(
    {
      scale: number({ default: 1, min: 0.25, max: 4, summary: 'How large its ornaments are.' }),
      density: share(0.5, 'How many there are.'),
      softness: share(0.5, 'How soft or smooth they are: blobs, bokeh, waves.'),
      strength: share(1, 'How much they stand out from the ground.'),
      angle: number({
        default: 135,
        min: -3600,
        max: 3600,
        unit: 'deg',
        summary: 'The direction of linear, conic, stripes, halftone and grain.',
      }),
    },
    'How the family draws.',
  ),
  quiet: quietZones,
  radius: corners('Corner radius.'),
} as const;

/** For palettes that have too few colours left to draw with. */
const SPARE = ['#0f172a', '#6366f1', '#22d3ee'];

export const background: LayerDefinition = {
  type: 'background',
  summary: 'A background drawn by rule: the same for the same seed, calm where text lies on it.',
  properties,
  container: false,
  hugs: false,
  compile({ raw, at }) {
    const { palette, ...rest } = compileTable(properties, raw, at);
    return joinCells({
      type: literal('background'),
      palette: mapCell(palette, (colors) => (colors.length > 1 ? colors : [...colors, ...SPARE])),
      ...rest,
    });
  },
};
