import { mkdirSync, writeFileSync } from 'node:fs';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Canvas2d, ellipse, stroke } from './portrait/brush.ts';
import { createRandom } from './random.ts';

const folder = new URL('../../examples/assets/textures/', import.meta.url);
mkdirSync(folder, { recursive: true });

/** Every texture is designed on this square; `paint` may write it smaller. */
const SIDE = 1080;

writeFileSync(new URL('confetti.png', folder), paint(confetti).toBuffer('image/png'));
writeFileSync(new URL('contours.png', folder), paint(contours, 860).toBuffer('image/png'));
writeFileSync(new URL('aurora.jpg', folder), paint(aurora).toBuffer('image/jpeg', 84));

function paint(draw: (ctx: Canvas2d) => void, side = SIDE): Canvas {
  const canvas = createCanvas(side, side);
  const ctx = canvas.getContext('2d');
  ctx.scale(side / SIDE, side / SIDE);
  draw(ctx);
  return canvas;
}

/** Paper confetti on transparency, dense along the edges and empty in the middle where the words go. */
function confetti(ctx: Canvas2d): void {
  const random = createRandom(7);
  const colours = ['#ff6b6b', '#ffc145', '#4fb286', '#5b7cfa', '#c77dff', '#ff8fab', '#2ec4d6'];
  let placed = 0;
  while (placed < 170) {
    const x = random.next() * SIDE;
    const y = random.next() * SIDE;
    const distance = Math.max(Math.abs(x - SIDE / 2), Math.abs(y - SIDE / 2)) / (SIDE / 2);
    if (!random.chance(Math.max(0, (distance - 0.52) * 2.1) ** 1.6)) continue;
    placed += 1;
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(random.next() * Math.PI * 2);
    const colour = random.pick(colours);
    const size = random.decimal(16, 34, 1);
    const kind = random.whole(0, 3);
    if (kind === 0) ellipse(ctx, 0, 0, size * 0.42, size * 0.42, colour);
    if (kind === 1) stroke(ctx, `M0 0 q${size / 2} ${-size} ${size} 0 t${size} 0`, colour, 7);
    if (kind >= 2) {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.roundRect(-size / 2, -size / 5, size, size / 2.4, 3);
      ctx.fill();
    }
    ctx.restore();
  }
}

/** White contour lines on transparency, like a map of hills: lay it over a dark or saturated background. */
function contours(ctx: Canvas2d): void {
  for (let ring = 1; ring <= 18; ring += 1) {
    const radius = 50 * ring;
    ctx.beginPath();
    for (let step = 0; step <= 240; step += 1) {
      const angle = (step / 240) * Math.PI * 2;
      const wave =
        1 +
        0.16 * Math.sin(angle * 3 + ring * 0.11) +
        0.07 * Math.sin(angle * 5 - ring * 0.23) +
        0.03 * Math.cos(angle * 8);
      const x = 760 + Math.cos(angle) * radius * wave * 1.15;
      const y = 360 + Math.sin(angle) * radius * wave;
      if (step === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
    ctx.closePath();
    ctx.lineWidth = ring % 5 === 0 ? 3.6 : 2.2;
    ctx.strokeStyle = `rgba(255, 255, 255, ${ring % 5 === 0 ? 0.5 : 0.32})`;
    ctx.stroke();
  }
}

/** Soft overlapping lights, opaque: a full-bleed background dark enough for white text. */
function aurora(ctx: Canvas2d): void {
  ctx.fillStyle = '#141033';
  ctx.fillRect(0, 0, SIDE, SIDE);
  const lights: [x: number, y: number, radius: number, colour: string][] = [
    [180, 160, 620, '88, 60, 210'],
    [960, 240, 560, '20, 110, 150'],
    [820, 960, 640, '150, 30, 110'],
    [120, 900, 520, '30, 60, 170'],
    [560, 520, 380, '70, 40, 150'],
  ];
  for (const [x, y, radius, colour] of lights) {
    const glow = ctx.createRadialGradient(x, y, 0, x, y, radius);
    glow.addColorStop(0, `rgba(${colour}, 0.85)`);
    glow.addColorStop(0.5, `rgba(${colour}, 0.32)`);
    glow.addColorStop(1, `rgba(${colour}, 0)`);
    ctx.fillStyle = glow;
    ctx.fillRect(0, 0, SIDE, SIDE);
  }
}
