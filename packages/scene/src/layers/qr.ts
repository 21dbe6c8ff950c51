import { joinCells, literal } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { color } from '../properties/color.ts';
import { number } from '../properties/number.ts';
import { required } from '../properties/property.ts';
import { compileTable } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { LayerDefinition } from './definition.ts';

const properties = {
  data: required(text('', 'What a scanner reads, usually a URL.')),
  errorCorrection: choice(['L', 'M', 'Q', 'H'], 'M', 'How much damage it survives: 7, 15, 25 or 30 %.'),
  color: color('#000000', 'The modules.'),
  background: color('#ffffff', 'What lies behind the modules.'),
  quietZone: number({ default: 4, min: 0, max: 40, integer: true, summary: 'Empty modules around the symbol.' }),
} as const;

export const qr: LayerDefinition = {
  type: 'qr',
  summary: 'A QR code.',
  properties,
  container: false,
  hugs: false,
  compile: ({ raw, at }) => joinCells({ type: literal('qr'), ...compileTable(properties, raw, at) }),
};
