import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { type Canvas2d, ellipse, fill, stroke } from './portrait/brush.ts';

/** An invented brand: its mark is drawn in a 100 × 100 square. */
interface Brand {
  word: string;
  font: string;
  fontFile: string;
  letterSpacing: string;
  mark(ctx: Canvas2d, ink: Ink): void;
  onLight: Ink;
  onDark: Ink;
}

interface Ink {
  word: string;
  first: string;
  second: string;
}

const BRANDS: Record<string, Brand> = {
  tidewell: {
    word: 'tidewell',
    font: 'SampleOutfit',
    fontFile: '@expo-google-fonts/outfit/600SemiBold/Outfit_600SemiBold.ttf',
    letterSpacing: '-1px',
    mark: (ctx, ink) => {
      ellipse(ctx, 50, 50, 46, 46, ink.first);
      ctx.save();
      ctx.beginPath();
      ctx.arc(50, 50, 46, 0, Math.PI * 2);
      ctx.clip();
      fill(ctx, 'M0 62 C18 38 34 38 50 54 C66 70 82 66 104 40 L104 104 L0 104 Z', ink.second);
      fill(ctx, 'M0 84 C20 64 36 66 52 78 C68 90 84 86 104 66 L104 104 L0 104 Z', ink.first);
      ctx.restore();
    },
    onLight: { word: '#12303f', first: '#0e7c86', second: '#8fe0d2' },
    onDark: { word: '#ffffff', first: '#35c2bd', second: '#d8fff5' },
  },
  kestrio: {
    word: 'Kestrio',
    font: 'SampleBricolage',
    fontFile: '@expo-google-fonts/bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf',
    letterSpacing: '-2px',
    mark: (ctx, ink) => {
      fill(ctx, 'M8 10 L56 10 C80 10 94 28 94 50 L44 50 C22 50 8 34 8 10 Z', ink.first);
      fill(ctx, 'M8 92 L38 56 L94 56 C94 78 78 92 56 92 Z', ink.second);
      ellipse(ctx, 66, 30, 6, 6, ink.word === '#ffffff' ? '#1d1638' : '#ffffff');
    },
    onLight: { word: '#1d1638', first: '#6a3df0', second: '#ff7a59' },
    onDark: { word: '#ffffff', first: '#a98bff', second: '#ff9478' },
  },
  olivaro: {
    word: 'Olivaro',
    font: 'SampleFraunces',
    fontFile: '@expo-google-fonts/fraunces/600SemiBold/Fraunces_600SemiBold.ttf',
    letterSpacing: '0px',
    mark: (ctx, ink) => {
      ctx.translate(12, 15);
      ctx.scale(0.82, 0.82);
      stroke(ctx, 'M22 92 C34 62 50 36 80 10', ink.word, 5);
      for (const [x, y, degrees] of [
        [36, 66, -78],
        [50, 44, -78],
        [40, 62, 96],
        [56, 38, 96],
        [79, 12, 38],
      ] as const) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate((degrees * Math.PI) / 180);
        fill(ctx, 'M0 0 C14 -8 18 -24 0 -38 C-16 -24 -12 -8 0 0 Z', degrees > 90 ? ink.second : ink.first);
        ctx.restore();
      }
    },
    onLight: { word: '#2c3a24', first: '#5d7f3a', second: '#a9bd5f' },
    onDark: { word: '#fdf8e8', first: '#a9c86f', second: '#dbe8a4' },
  },
};

const WIDTH = 400;
const HEIGHT = 104;
const MARK = 84;

const require = createRequire(import.meta.url);
const folder = new URL('../../examples/assets/logos/', import.meta.url);
mkdirSync(folder, { recursive: true });

for (const [name, brand] of Object.entries(BRANDS)) {
  GlobalFonts.registerFromPath(require.resolve(brand.fontFile), brand.font);
  writeFileSync(new URL(`${name}.png`, folder), drawLogo(brand, brand.onLight));
  writeFileSync(new URL(`${name}-light.png`, folder), drawLogo(brand, brand.onDark));
  writeFileSync(new URL(`${name}-mark.png`, folder), drawMark(brand, brand.onLight));
}

/** Mark and word side by side, the word sized so that the whole fills the width. */
function drawLogo(brand: Brand, ink: Ink): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const ctx = canvas.getContext('2d');
  ctx.save();
  ctx.translate(4, (HEIGHT - MARK) / 2);
  ctx.scale(MARK / 100, MARK / 100);
  brand.mark(ctx, ink);
  ctx.restore();

  const left = MARK + 22;
  ctx.letterSpacing = brand.letterSpacing;
  ctx.fillStyle = ink.word;
  ctx.textBaseline = 'alphabetic';
  ctx.font = `100px ${brand.font}`;
  const size = Math.min(82, (100 * (WIDTH - left - 6)) / ctx.measureText(brand.word).width);
  ctx.font = `${size}px ${brand.font}`;
  ctx.fillText(brand.word, left, HEIGHT / 2 + size * 0.34);
  return canvas.toBuffer('image/png');
}

function drawMark(brand: Brand, ink: Ink): Buffer {
  const canvas = createCanvas(160, 160);
  const ctx = canvas.getContext('2d');
  ctx.scale(1.6, 1.6);
  brand.mark(ctx, ink);
  return canvas.toBuffer('image/png');
}
