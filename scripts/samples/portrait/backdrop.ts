import { type Canvas2d, ellipse, fill, SIDE, stroke } from './brush.ts';

export type BackdropShape = 'plain' | 'sun' | 'arch' | 'hills' | 'ribbons' | 'dots' | 'leaves' | 'waves' | 'rings';

/** Two gradient stops (top left to bottom right) and the colour of the quiet shape behind the person. */
export interface Backdrop {
  from: string;
  to: string;
  shape: BackdropShape;
  tint: string;
}

const SHAPES: Record<BackdropShape, (ctx: Canvas2d, tint: string) => void> = {
  plain: () => undefined,
  sun: (ctx, tint) => {
    ellipse(ctx, 160, 150, 122, 122, tint, 0.55);
  },
  arch: (ctx, tint) => {
    fill(ctx, 'M44 320 L44 158 C44 94 96 42 160 42 C224 42 276 94 276 158 L276 320 Z', tint, 0.5);
  },
  hills: (ctx, tint) => {
    fill(ctx, 'M0 214 C60 160 120 190 168 214 C220 240 270 190 320 176 L320 320 L0 320 Z', tint, 0.55);
    fill(ctx, 'M0 262 C70 220 130 250 190 258 C240 264 286 240 320 236 L320 320 L0 320 Z', tint, 0.7);
    ellipse(ctx, 256, 76, 26, 26, tint, 0.8);
  },
  ribbons: (ctx, tint) => {
    for (let index = 0; index < 4; index += 1) {
      const y = 40 + index * 62;
      stroke(ctx, `M-20 ${y + 90} C80 ${y + 20} 220 ${y + 60} 340 ${y - 60}`, tint, 22, 0.34);
    }
  },
  dots: (ctx, tint) => {
    for (let row = 0; row < 9; row += 1) {
      for (let column = 0; column < 9; column += 1) {
        ellipse(ctx, 16 + column * 38 + (row % 2) * 19, 14 + row * 36, 4.5, 4.5, tint, 0.6);
      }
    }
  },
  leaves: (ctx, tint) => {
    const leaf = 'M0 0 C34 -44 40 -112 0 -168 C-40 -112 -34 -44 0 0 Z';
    for (const root of [14, SIDE - 14]) {
      for (const [degrees, size] of [
        [-30, 0.86],
        [34, 0.86],
        [2, 1.1],
      ] as const) {
        ctx.save();
        ctx.translate(root, 336);
        ctx.rotate((degrees * Math.PI) / 180);
        ctx.scale(size, size);
        fill(ctx, leaf, tint, 0.85);
        stroke(ctx, 'M0 -10 L0 -132', '#ffffff', 2.5, 0.3);
        ctx.restore();
      }
    }
  },
  waves: (ctx, tint) => {
    for (let row = 0; row < 9; row += 1) {
      const y = 20 + row * 38;
      stroke(ctx, `M-20 ${y} q20 -18 40 0 t40 0 t40 0 t40 0 t40 0 t40 0 t40 0 t40 0 t40 0`, tint, 5, 0.45);
    }
  },
  rings: (ctx, tint) => {
    for (const radius of [70, 112, 154, 196]) {
      ctx.save();
      ctx.globalAlpha = 0.5;
      ctx.strokeStyle = tint;
      ctx.lineWidth = 12;
      ctx.beginPath();
      ctx.arc(160, 150, radius, 0, Math.PI * 2);
      ctx.stroke();
      ctx.restore();
    }
  },
};

export function drawBackdrop(ctx: Canvas2d, backdrop: Backdrop): void {
  const gradient = ctx.createLinearGradient(20, 0, SIDE - 20, SIDE);
  gradient.addColorStop(0, backdrop.from);
  gradient.addColorStop(1, backdrop.to);
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, SIDE, SIDE);
  SHAPES[backdrop.shape](ctx, backdrop.tint);
}
