import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { FAMILY, loadFonts } from './fonts.ts';
import { AVATAR_COUNT, seededRandom } from './rows.ts';

const AVATAR_SIDE = 512;
const SKIN = ['#f6d3b8', '#e5b08a', '#c68a62', '#9a6240', '#6b3f28'];
const HAIR = ['#1c1917', '#4a2c1a', '#8a5a2b', '#d6b370', '#b4b4b8', '#7f1d1d'];
const CLOTH = ['#0ea5e9', '#7c3aed', '#e11d48', '#16a34a', '#f59e0b', '#334155'];

/** Every picture the card shows, by the source the template names it with. */
export async function drawArtwork(): Promise<Map<string, Buffer>> {
  for (const font of await loadFonts()) GlobalFonts.register(font.bytes, FAMILY);
  const pictures = new Map([['logo.png', drawLogo().toBuffer('image/png')]]);
  for (let index = 0; index < AVATAR_COUNT; index++) {
    pictures.set(`avatars/${String(index).padStart(2, '0')}.jpg`, drawAvatar(index).toBuffer('image/jpeg', 85));
  }
  return pictures;
}

/** Twice the size it is drawn at, as a brand kit would hold it. */
function drawLogo(): Canvas {
  const canvas = createCanvas(280, 88);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#f472b6';
  ctx.beginPath();
  ctx.roundRect(4, 8, 72, 72, 20);
  ctx.fill();
  ctx.fillStyle = '#ffffff';
  disc(ctx, 40, 44, 18);
  ctx.font = `800 52px ${FAMILY}`;
  ctx.fillText('halden', 92, 62);
  return canvas;
}

/** A flat portrait under film grain, so that the JPEG weighs and decodes like a photograph. */
function drawAvatar(index: number): Canvas {
  const random = seededRandom(index + 1);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const canvas = createCanvas(AVATAR_SIDE, AVATAR_SIDE);
  const ctx = canvas.getContext('2d');
  const hue = Math.floor(random() * 360);
  const sky = ctx.createLinearGradient(0, 0, AVATAR_SIDE, AVATAR_SIDE);
  sky.addColorStop(0, `hsl(${hue}, 70%, 78%)`);
  sky.addColorStop(1, `hsl(${(hue + 50) % 360}, 60%, 48%)`);
  ctx.fillStyle = sky;
  ctx.fillRect(0, 0, AVATAR_SIDE, AVATAR_SIDE);
  const skin = pick(SKIN);
  const hair = pick(HAIR);
  ctx.fillStyle = hair;
  disc(ctx, 256, 212, 128);
  ctx.fillStyle = pick(CLOTH);
  ctx.beginPath();
  ctx.ellipse(256, 540, 210, 170, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = skin;
  ctx.fillRect(216, 300, 80, 100);
  ctx.beginPath();
  ctx.ellipse(256, 246, 98, 120, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = hair;
  ctx.beginPath();
  ctx.ellipse(256, 150, 104, 48, (random() - 0.5) / 2, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = '#1f2937';
  disc(ctx, 218, 250, 9);
  disc(ctx, 294, 250, 9);
  ctx.strokeStyle = '#1f2937';
  ctx.lineWidth = 6;
  ctx.beginPath();
  ctx.arc(256, 290, 34, 0.25 * Math.PI, 0.75 * Math.PI);
  ctx.stroke();
  addGrain(ctx, random);
  return canvas;
}

function disc(ctx: SKRSContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

function addGrain(ctx: SKRSContext2D, random: () => number): void {
  const frame = ctx.getImageData(0, 0, AVATAR_SIDE, AVATAR_SIDE);
  for (let at = 0; at < frame.data.length; at += 4) {
    const grain = (random() - 0.5) * 14;
    for (let channel = 0; channel < 3; channel++) frame.data[at + channel]! += grain;
  }
  ctx.putImageData(frame, 0, 0);
}
