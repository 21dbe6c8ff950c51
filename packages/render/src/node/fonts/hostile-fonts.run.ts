import { createCanvas } from '@napi-rs/canvas';
import '../surface.ts';
import { isWoff2, woff2ToSfnt } from '../../fonts/index.ts';
import { view } from '../../fonts/sfnt.ts';
import { layoutText } from '../../text/index.ts';
import { textRequest } from '../../text/text-request.fixture.ts';
import { createFontLibrary, extendFontLibrary, inspectFont } from './index.ts';
import { unbrotli } from './unbrotli.ts';
import { UPLOADS } from './uploads.fixture.ts';

/** Damages fonts, `process.argv[2]` times in all, and draws with those that are let in. Prints what became of them. */
const cases = Number(process.argv[2]);
const library = await createFontLibrary();
const context = createCanvas(400, 80).getContext('2d');
const counts = { refused: 0, drawn: 0, failed: 0 };
/** Most damage to a packed file would only show that it can no longer be unpacked. */
const sources = Object.values(UPLOADS).map((font) => (isWoff2(font) ? woff2ToSfnt(font, unbrotli) : font));

/** Mulberry32. */
let state = 2026;
function random(below: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

function damage(font: Uint8Array): Uint8Array {
  const bytes = font.slice(0, random(20) === 0 ? random(font.length) : font.length);
  const directory = 12 + view(font).getUint16(4) * 16;
  const starts = Array.from({ length: view(font).getUint16(4) }, (_, table) => view(font).getUint32(20 + table * 16));
  for (let left = 1 + random(12); left > 0; left--) {
    // Half of the damage to where tables begin; their directory is damaged now and then.
    const at = random(2) === 0 ? starts[random(starts.length)]! + random(100) : directory + random(bytes.length);
    if (random(40) === 0) bytes[random(directory)] = random(256);
    bytes[at] = [0, 0xff, random(256), (bytes[at] ?? 0) ^ (1 << random(8))][random(4)]!;
  }
  return bytes;
}

for (let index = 0; index < cases; index++) {
  const bytes = damage(sources[index % sources.length]!);
  if ('error' in inspectFont(bytes)) {
    counts.refused++;
    continue;
  }
  try {
    const own = extendFontLibrary(library, [{ bytes, family: 'Damaged' }], `case-${index}`);
    const features = index % 3 === 0 ? { tnum: true, kern: false } : undefined;
    const request = textRequest('AB Affluent 0123 é', {
      family: 'Damaged',
      weight: 650,
      ...(features && { features }),
    });
    for (const { face, size, text } of layoutText(request, own).lines.flatMap((line) => line.runs)) {
      context.font = `${face.style} ${face.weight} ${size}px "${face.family}"`;
      context.fillText(text, 10, 50);
    }
    counts.drawn++;
  } catch {
    counts.failed++;
  }
}
console.log(JSON.stringify(counts));
