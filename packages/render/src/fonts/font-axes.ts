import { ByteStream } from './byte-stream.ts';
import type { FaceStyle } from './face-match.ts';
import type { AxisSettings } from './font-recipe.ts';

/** An axis of a variable font, in its own units. */
export interface FontAxis {
  /** `wght`, `wdth`, `opsz`, `slnt`, `ital`, or one of the font's own. */
  readonly tag: string;
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

const MOST_AXES = 16;

/** The axes of an `fvar` table. RangeError where it is damaged. */
export function readAxes(fvar: Uint8Array): FontAxis[] {
  const header = new ByteStream(fvar);
  header.uint32();
  const at = header.uint16();
  header.uint16();
  const count = header.uint16();
  const size = header.uint16();
  if (count > MOST_AXES || size < 20) throw new RangeError('The axes of a font are damaged.');
  return Array.from({ length: count }, (_, index) => {
    const stream = new ByteStream(fvar.subarray(at + index * size));
    const tag = String.fromCharCode(...stream.take(4));
    const [min, initial, max] = [fixed(stream), fixed(stream), fixed(stream)];
    if (!(min <= initial && initial <= max)) throw new RangeError('The axes of a font are damaged.');
    return { tag, min, default: initial, max };
  });
}

const fixed = (stream: ByteStream): number => stream.int16() + stream.uint16() / 0x10000;

/** Nobody sees a smaller step, and each weight of a variable font is a face of its own. */
const WEIGHT_STEP = 10;

export const stepWeight = (weight: number): number => Math.round(weight / WEIGHT_STEP) * WEIGHT_STEP;

const clamp = (value: number, { min, max }: FontAxis): number => Math.min(max, Math.max(min, value));

/** A variable font's nearest weight and style to those wanted. */
export function nearestStyle(axes: readonly FontAxis[], own: FaceStyle, wanted: FaceStyle): FaceStyle {
  const weight = axes.find(({ tag }) => tag === 'wght');
  const slants = axes.some(({ tag }) => tag === 'ital' || tag === 'slnt');
  return {
    weight: weight ? clamp(stepWeight(wanted.weight), weight) : own.weight,
    style: slants ? wanted.style : own.style,
  };
}

/** A place on every axis: what is set, else what the weight and the style ask for, else the font's default. */
export function positionOn(axes: readonly FontAxis[], face: FaceStyle, settings: AxisSettings): AxisSettings {
  const italic = face.style === 'italic';
  const hasItalic = axes.some(({ tag }) => tag === 'ital');
  return Object.fromEntries(
    axes.map((axis): [string, number] => {
      const asked = Object.hasOwn(settings, axis.tag) ? settings[axis.tag] : undefined;
      if (asked !== undefined) return [axis.tag, clamp(asked, axis)];
      if (axis.tag === 'wght') return [axis.tag, clamp(face.weight, axis)];
      if (axis.tag === 'ital') return [axis.tag, clamp(italic ? 1 : 0, axis)];
      if (axis.tag === 'slnt' && !hasItalic) return [axis.tag, italic ? axis.min : clamp(0, axis)];
      return [axis.tag, axis.default];
    }),
  );
}
