import { layerAnimations } from '../animation/layer-animations.ts';
import { type Compiling, FRAME_BOX } from '../compile/compiling.ts';
import type { JsonMap } from '../json.ts';
import { own } from '../json.ts';
import { boolean } from '../properties/boolean.ts';
import { type Cell, joinCells, literal, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { color } from '../properties/color.ts';
import { link } from '../properties/link.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { optionalPaint } from '../properties/paint.ts';
import { compileTable, orNone, record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { ResolvedBase, ResolvedBox } from '../resolved.ts';
import { CLOSED_OUTLINE } from './outline.ts';

const BLENDS = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
] as const;
const SIZINGS = ['fixed', 'hug', 'fill'] as const;

const position = (summary: string) => number({ default: 0, min: -32_768, max: 32_768, unit: 'px', summary });
const length = (summary: string) => number({ default: null, min: 0, max: 16_384, unit: 'px', summary });
const limit = (summary: string) => number({ default: null, min: 0, max: 16_384, unit: 'px', summary });
const shadow = record({
  x: number({ default: 0, min: -1000, max: 1000, unit: 'px' }),
  y: number({ default: 0, min: -1000, max: 1000, unit: 'px' }),
  blur: number({ default: 0, min: 0, max: 500, unit: 'px', summary: 'CSS blur radius.' }),
  spread: number({
    default: 0,
    min: -1000,
    max: 1000,
    unit: 'px',
    summary:
      'How much the edge that casts it grows; of an inner shadow, how much it comes in. Letters grow; a shape, a stack ' +
      'with a fill, an image, a bar and a clipped group count as filled to their edge. Others, and what is masked, stay.',
  }),
  color: color('#00000040'),
  inset: boolean(false, 'Inside the layer, as if it were a hole.'),
});

const drawn = {
  box: record({
    x: position("From the parent's left edge; ignored inside a stack."),
    y: position("From the parent's top edge; ignored inside a stack."),
    width: length("Not written: as far as the parent's right edge."),
    height: length("Not written: as far as the parent's bottom edge."),
  }),
  sizing: record(
    {
      width: choice(SIZINGS, null),
      height: choice(SIZINGS, null),
      grow: number({
        default: 1,
        min: 0,
        max: 1000,
        summary: 'The share of the room left that a filling layer takes.',
      }),
      minWidth: limit('Never narrower; wins over the maximum.'),
      maxWidth: limit('Never wider.'),
      minHeight: limit('Never lower; wins over the maximum.'),
      maxHeight: limit('Never higher.'),
    },
    'How the box is sized: as written, by its content, or by the room there is in a stack.',
  ),
  rotation: number({ default: 0, min: -3600, max: 3600, unit: 'deg', summary: 'About the centre of the box.' }),
  opacity: number({ default: 1, min: 0, max: 1, unit: 'fraction', summary: 'How much of it shows.' }),
  blend: choice(BLENDS, 'normal', 'How it mixes with what lies below.'),
  shadow: list(shadow, { max: 8, summary: 'Drop and inner shadows, the first on top.' }),
  blur: number({ default: 0, min: 0, max: 500, unit: 'px', summary: 'Gaussian blur, standard deviation.' }),
  mask: orNone(
    record(
      {
        ...CLOSED_OUTLINE,
        paint: optionalPaint('The layer shows as far as this does, within the shape.'),
        mode: choice(
          ['alpha', 'luminance'],
          'alpha',
          'Whether the opaque or the bright parts of `paint` show the layer.',
        ),
        invert: boolean(false, 'Whether the layer shows where the mask is not.'),
      },
      'Cuts the layer to a shape in its own box, or "none".',
    ),
  ),
  link: link('What a click on it opens in a PDF: https:, http: or mailto:.'),
} as const;

/** The properties every layer has. */
export const BASE_PROPERTIES = {
  name: text('', 'What people call the layer.'),
  locked: boolean(false, 'Protected from editing.'),
  visible: boolean(true, 'Whether the row shows the layer at all.'),
  ...drawn,
  animations: layerAnimations,
} as const;

export interface CompiledBase {
  readonly visible: Cell<boolean>;
  readonly values: Cell<Omit<ResolvedBase, 'id' | 'path'>>;
  /** The box as the layer's children see it. */
  readonly box: Cell<ResolvedBox>;
}

/** `at.box` is the parent's box here: what a length that is not written is measured against. */
export function compileBase(raw: JsonMap, at: Compiling, hugs: boolean): CompiledBase {
  const cells = compileTable(drawn, raw, at);
  const box = compileBox(cells.box, at);
  const written = own(raw, 'box');
  const unsized = hugs ? 'hug' : 'fill';
  const sizing = mapCell(cells.sizing, ({ width, height, ...rest }) => ({
    ...rest,
    width: width ?? (hasLength(written, 'width') ? 'fixed' : unsized),
    height: height ?? (hasLength(written, 'height') ? 'fixed' : unsized),
  }));
  return {
    visible: BASE_PROPERTIES.visible.compile(own(raw, 'visible'), at.at('visible')),
    values: joinCells<Omit<ResolvedBase, 'id' | 'path'>>({ ...cells, box, sizing, ...compileAnimations(raw, at) }),
    box: box.literal ? box : (FRAME_BOX as Cell<ResolvedBox>),
  };
}

/** A layer that stands still has no list of animations at all. */
function compileAnimations(raw: JsonMap, at: Compiling) {
  const written = own(raw, 'animations');
  if (written === undefined || written === null) return {};
  return { animations: layerAnimations.compile(written, at.at('animations')) };
}

interface WrittenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number | null;
  readonly height: number | null;
}

function compileBox(written: Cell<WrittenBox>, at: Compiling): Cell<ResolvedBox> {
  if (written.literal) {
    const { x, y, width, height } = written.value;
    if (width !== null && height !== null) return literal({ x, y, width, height });
  }
  return mapCell(
    joinCells<{ box: WrittenBox; parent: { width: number; height: number } }>({ box: written, parent: at.box }),
    ({ box, parent }) => ({
      x: box.x,
      y: box.y,
      width: box.width ?? Math.max(0, parent.width - box.x),
      height: box.height ?? Math.max(0, parent.height - box.y),
    }),
  );
}

function hasLength(box: unknown, side: 'width' | 'height'): boolean {
  const value = own(box, side);
  return value !== undefined && value !== null;
}
