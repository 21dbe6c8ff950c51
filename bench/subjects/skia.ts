import { type Canvas, createCanvas, GlobalFonts, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { HEIGHT, WIDTH } from '../reference-card/card.ts';
import { fittedSize } from '../reference-card/fit-name.ts';
import { FAMILY } from '../reference-card/fonts.ts';
import type { CardRow } from '../reference-card/rows.ts';
import { QUALITY, type Subject } from '../subject.ts';

type Gradient = ReturnType<SKRSContext2D['createLinearGradient']>;

/** Inter's ascent and descent as fractions of the size. */
const ASCENT = 0.96875;
const DESCENT = 0.2412109375;

/** What one writes by hand on a canvas: everything painted anew for every row, text by `measureText`. */
export const subject: Subject = {
  label: 'Skia by hand (@napi-rs/canvas)',
  formats: ['png', 'jpeg'],
  packages: ['@napi-rs/canvas'],
  async open(card) {
    for (const font of card.fonts) GlobalFonts.register(font.bytes, FAMILY);
    const pictures = new Map<string, Image>();
    for (const [source, bytes] of card.pictures) pictures.set(source, await loadImage(bytes));
    const canvas = createCanvas(WIDTH, HEIGHT);
    const ctx = canvas.getContext('2d');
    return {
      async paint(row, format) {
        const startedAt = performance.now();
        paintScenery(ctx, pictures.get('asset:logo.png')!);
        paintRow(ctx, row, pictures.get(row.avatar)!);
        ctx.getImageData(0, 0, 1, 1); // the library only records until pixels are asked for
        const paintedAt = performance.now();
        const bytes = encode(canvas, format === 'png');
        return { bytes, stagesMs: { paint: paintedAt - startedAt, encode: performance.now() - paintedAt } };
      },
    };
  },
};

function encode(canvas: Canvas, png: boolean): Buffer {
  return png ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', QUALITY);
}

function paintScenery(ctx: SKRSContext2D, logo: Image): void {
  ctx.fillStyle = backdrop(ctx);
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
  ctx.save();
  ctx.filter = 'blur(60px)';
  ctx.globalAlpha = 0.55;
  disc(ctx, 1050, 90, 160, '#ec4899');
  disc(ctx, 120, 600, 140, '#3b82f6');
  ctx.restore();
  for (let dot = 0; dot < 60; dot++) {
    disc(ctx, 700 + (dot % 10) * 18, 40 + Math.floor(dot / 10) * 18, 2, 'rgba(255, 255, 255, 0.18)');
  }
  ctx.drawImage(logo, 48, 36, 140, 44);
  pill(ctx, 986, 38, 166, 44, 22, '#f472b6');
  ctx.textAlign = 'center';
  line(ctx, 1069, 49, 22, 700, 18, '#ffffff', '2026 WRAPPED');
  ctx.textAlign = 'left';
  line(ctx, 48, 524, 22, 600, 18, '#c4b5fd', 'Yearly goal');
  pill(ctx, 48, 556, 1000, 22, 11, 'rgba(255, 255, 255, 0.16)');
}

function paintRow(ctx: SKRSContext2D, row: CardRow, avatar: Image): void {
  disc(ctx, 150, 220, 97, '#ffffff');
  ctx.save();
  ctx.beginPath();
  ctx.arc(150, 220, 92, 0, 2 * Math.PI);
  ctx.clip();
  ctx.drawImage(avatar, 58, 128, 184, 184);
  ctx.restore();

  ctx.font = `800 100px ${FAMILY}`;
  const size = fittedSize(ctx.measureText(row.name).width);
  ctx.save();
  ctx.shadowColor = 'rgba(0, 0, 0, 0.45)';
  ctx.shadowBlur = 12;
  ctx.shadowOffsetY = 4;
  line(ctx, 280, 114, 104, 800, size, '#ffffff', row.name);
  ctx.restore();
  line(ctx, 280, 216, 30, 600, 24, '#f9a8d4', row.subtitle);
  ctx.font = `400 24px ${FAMILY}`;
  wrap(ctx, row.paragraph, 872).forEach((text, index) => {
    line(ctx, 280, 256 + index * 36, 36, 400, 24, '#e5e7eb', text);
  });
  row.stats.forEach((stat, index) => {
    const x = 48 + index * 376;
    pill(ctx, x, 384, 352, 124, 20, 'rgba(255, 255, 255, 0.12)');
    line(ctx, x + 24, 400, 60, 800, 50, '#ffffff', stat.value);
    line(ctx, x + 24, 464, 28, 400, 20, '#c4b5fd', stat.label);
  });
  const gradient = ctx.createLinearGradient(48, 0, 1048, 0);
  gradient.addColorStop(0, '#f472b6');
  gradient.addColorStop(1, '#fbbf24');
  pill(ctx, 48, 556, row.goal * 10, 22, 11, gradient);
  line(ctx, 1064, 553, 28, 700, 22, '#ffffff', `${row.goal}%`);
}

/** As CSS has it: the line of a `135deg` gradient is as long as the box's sides summed, times the sine of 45°. */
function backdrop(ctx: SKRSContext2D): Gradient {
  const reach = (WIDTH + HEIGHT) / 4;
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  const gradient = ctx.createLinearGradient(x - reach, y - reach, x + reach, y + reach);
  gradient.addColorStop(0, '#1e1b4b');
  gradient.addColorStop(0.55, '#581c87');
  gradient.addColorStop(1, '#0f172a');
  return gradient;
}

/** One line of text whose box starts at `top` and is `height` tall, its leading shared out above and below. */
function line(
  ctx: SKRSContext2D,
  x: number,
  top: number,
  height: number,
  weight: number,
  size: number,
  color: string,
  text: string,
): void {
  ctx.font = `${weight} ${size}px ${FAMILY}`;
  ctx.fillStyle = color;
  ctx.fillText(text, x, top + height / 2 + ((ASCENT - DESCENT) * size) / 2);
}

/** At most three lines, broken between words. */
export function wrap(ctx: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current ? `${current} ${word}` : word;
    if (current && ctx.measureText(longer).width > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current].slice(0, 3);
}

function disc(ctx: SKRSContext2D, x: number, y: number, radius: number, color: string): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

function pill(
  ctx: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string | Gradient,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
  ctx.fill();
}
