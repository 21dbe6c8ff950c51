import { DrawFuncs, Face, Font, Blob as HbBlob, Variation } from 'harfbuzzjs';
import { EMOJI_FACE } from '../../fonts/face-ref.ts';
import { createSurface } from '../surface.ts';
import type { GlyphArtist } from './drawn-font.ts';
import type { GlyphShaper } from './glyph-shaper.ts';
import type { ImageTable } from './image-table.ts';
import { numbers } from './syntax.ts';

/** Pixels of an em that bitmap glyphs are drawn at. */
const GRADES = [64, 128, 256, 512];
/** Ems around a glyph for what overhangs its advance and its em. */
const MARGIN = 0.25;
/** As layout has it in `emoji-lead.ts`: without an emoji before it the canvas would cut a joined sequence in two. */
const LEAD = '\u{1f600}';

/** The next larger size, so that glyphs are only ever shrunk. */
export const bitmapGrade = (pixels: number): number => GRADES.find((grade) => grade >= pixels) ?? GRADES.at(-1)!;

/** Colour glyphs, as the canvas paints them. */
export function bitmapArtist(family: string, weight: number, shaper: GlyphShaper, images: ImageTable): GlyphArtist {
  const lead = family === EMOJI_FACE ? LEAD : '';
  const leadAdvance = shaper.shape(lead, false, false).reduce((sum, { advance }) => sum + advance, 0);
  return ({ advance, text }, pixels) => {
    const margin = Math.round(pixels * MARGIN);
    const width = Math.ceil(advance * pixels) + 2 * margin;
    const height = pixels + 2 * margin;
    const { context, drawable } = createSurface(width, height);
    context.font = `normal ${weight} ${pixels}px "${family}"`;
    context.textBaseline = 'alphabetic';
    context.textRendering = 'geometricPrecision';
    if (lead) {
      context.beginPath();
      context.rect(margin, 0, width, height);
      context.clip();
    }
    context.fillText(lead + text, margin - leadAdvance * pixels, pixels);
    const image = images.use(drawable);
    const unit = 1000 / pixels;
    const placed = numbers([width * unit, 0, 0, height * unit, -margin * unit, (pixels - height) * unit]);
    return { operators: `d0\nq ${placed} cm /X${image} Do Q`, image };
  };
}

/** The outlines of a font that cannot be embedded as it is. */
export function outlineArtist(sfnt: Uint8Array, weight: number): GlyphArtist {
  const font = new Font(new Face(new HbBlob(sfnt)));
  font.setScale(1000, 1000);
  font.setVariations([new Variation('wght', weight)]);
  return ({ id }) => {
    const path: string[] = [];
    font.drawGlyph(id, pathFuncs, path);
    const { xBearing = 0, yBearing = 0, width = 0, height = 0 } = font.glyphExtents(id) ?? {};
    const box = numbers([xBearing, yBearing + height, xBearing + width, yBearing]);
    return { operators: `${box} d1\n${path.join('\n')}\nf`, image: null };
  };
}

const pathFuncs = new DrawFuncs();
pathFuncs.setMoveToFunc((x, y, path) => void (path as string[]).push(`${numbers([x, y])} m`));
pathFuncs.setLineToFunc((x, y, path) => void (path as string[]).push(`${numbers([x, y])} l`));
pathFuncs.setCubicToFunc(
  (x1, y1, x2, y2, x, y, path) => void (path as string[]).push(`${numbers([x1, y1, x2, y2, x, y])} c`),
);
pathFuncs.setClosePathFunc((path) => void (path as string[]).push('h'));
