import { type Canvas2d, ellipse, fill, inside, modelled, stroke } from './brush.ts';

export type OutfitName =
  | 'tee'
  | 'vneck'
  | 'shirt'
  | 'blazer'
  | 'hoodie'
  | 'turtleneck'
  | 'dungarees'
  | 'stripes'
  | 'kurta'
  | 'drape'
  | 'denim'
  | 'knit'
  | 'tank';

/** Main cloth, its shade, and the second colour of the outfit (shirt, stripes, lining). */
export interface OutfitColours {
  base: string;
  deep: string;
  accent: string;
}

/** Shoulders to the lower edge with a round neck opening. */
const TORSO = 'M34 344 C36 294 58 272 96 258 L128 244 C136 264 184 264 192 244 L224 258 C262 272 284 294 286 344 Z';
const TORSO_HIGH =
  'M34 344 C36 294 58 272 96 258 L126 242 C128 236 192 236 194 242 L224 258 C262 272 284 294 286 344 Z';

/** Bare shoulders, for outfits without sleeves. */
export function drawShoulders(ctx: Canvas2d, base: string, shade: string): void {
  modelled(
    ctx,
    'M34 344 C36 298 56 276 94 262 L136 240 L184 240 L226 262 C264 276 284 298 286 344 Z',
    base,
    shade,
    12,
    4,
  );
}

type Tailor = (ctx: Canvas2d, colours: OutfitColours) => void;

const torso: Tailor = (ctx, c) => {
  modelled(ctx, TORSO, c.base, c.deep, 12, 4);
  sleeves(ctx, c.deep);
};

function sleeves(ctx: Canvas2d, colour: string): void {
  stroke(ctx, 'M84 340 C82 320 80 306 74 296', colour, 3, 0.8);
  stroke(ctx, 'M236 340 C238 320 240 306 246 296', colour, 3, 0.8);
}

export const OUTFITS: Record<OutfitName, Tailor> = {
  tee: (ctx, c) => {
    torso(ctx, c);
    stroke(ctx, 'M128 246 C136 266 184 266 192 246', c.accent, 6);
  },
  vneck: (ctx, c) => {
    const shape = 'M34 344 C36 294 58 272 96 258 L126 243 L160 290 L194 243 L224 258 C262 272 284 294 286 344 Z';
    modelled(ctx, shape, c.base, c.deep, 12, 4);
    stroke(ctx, 'M127 244 L160 290 L193 244', c.accent, 6);
    sleeves(ctx, c.deep);
  },
  tank: (ctx, c) => {
    modelled(
      ctx,
      'M84 344 C92 306 100 284 106 262 L124 248 C128 288 192 288 196 248 L214 262 C220 284 228 306 236 344 Z',
      c.base,
      c.deep,
      12,
      4,
    );
  },
  shirt: (ctx, c) => {
    torso(ctx, c);
    stroke(ctx, 'M160 262 L160 330', c.deep, 3);
    for (const y of [282, 306]) ellipse(ctx, 160, y, 3.4, 3.4, c.accent);
    modelled(ctx, 'M128 236 C118 244 112 254 112 264 L138 284 L160 258 Z', c.base, c.deep, 3, 3);
    modelled(ctx, 'M192 236 C202 244 208 254 208 264 L182 284 L160 258 Z', c.base, c.deep, 3, 3);
    stroke(ctx, 'M112 264 L138 284 L160 258 L182 284 L208 264', c.deep, 2.6);
  },
  blazer: (ctx, c) => {
    fill(ctx, TORSO, c.accent);
    fill(ctx, 'M126 240 L160 262 L142 284 L118 256 Z M194 240 L160 262 L178 284 L202 256 Z', '#ffffff', 0.5);
    modelled(ctx, 'M34 344 C36 294 58 272 96 258 L120 246 C128 284 144 316 160 330 L160 344 Z', c.base, c.deep, 0, 0);
    modelled(
      ctx,
      'M286 344 C284 294 262 272 224 258 L200 246 C192 284 176 316 160 330 L160 344 Z',
      c.base,
      c.deep,
      8,
      4,
    );
    fill(ctx, 'M120 246 L98 262 L108 286 L98 292 L158 334 C142 314 128 284 120 246 Z', c.deep);
    fill(ctx, 'M200 246 L222 262 L212 286 L222 292 L162 334 C178 314 192 284 200 246 Z', c.deep);
    sleeves(ctx, c.deep);
  },
  hoodie: (ctx, c) => {
    fill(ctx, 'M108 258 C92 226 112 206 132 204 L188 204 C208 206 228 226 212 258 L160 280 Z', c.deep);
    torso(ctx, c);
    fill(
      ctx,
      'M108 250 C100 236 110 222 122 222 C128 246 146 258 160 262 C174 258 192 246 198 222 C210 222 220 236 212 250 C200 270 176 278 160 288 C144 278 120 270 108 250 Z',
      c.base,
    );
    stroke(ctx, 'M122 224 C128 248 146 258 160 263 C174 258 192 248 198 224', c.deep, 3);
    stroke(ctx, 'M110 254 C122 270 146 278 160 288 C174 278 198 270 210 254', c.deep, 3);
    stroke(ctx, 'M146 274 L144 312', c.accent, 4);
    stroke(ctx, 'M174 274 L177 304', c.accent, 4);
  },
  turtleneck: (ctx, c) => {
    modelled(ctx, TORSO_HIGH, c.base, c.deep, 12, 4);
    modelled(ctx, 'M130 214 C140 222 180 222 190 214 L194 246 C184 258 136 258 126 246 Z', c.base, c.deep, 6, 2);
    stroke(ctx, 'M127 246 C136 258 184 258 193 246', c.deep, 3);
    stroke(ctx, 'M130 228 C142 237 178 237 190 228', c.deep, 2, 0.6);
    sleeves(ctx, c.deep);
  },
  dungarees: (ctx, c) => {
    modelled(ctx, TORSO, c.accent, c.accent, 12, 4);
    inside(ctx, TORSO, () => {
      for (let y = 262; y < 340; y += 18)
        stroke(ctx, `M30 ${y + 6} C110 ${y - 8} 210 ${y - 8} 290 ${y + 6}`, '#ffffff', 6, 0.45);
    });
    stroke(ctx, 'M104 256 L116 320', c.base, 17);
    stroke(ctx, 'M216 256 L204 320', c.base, 17);
    modelled(ctx, 'M104 298 C140 306 180 306 216 298 L222 344 L98 344 Z', c.base, c.deep, 8, 3);
    for (const x of [112, 208]) ellipse(ctx, x, 304, 5, 5, '#f2c14e');
  },
  stripes: (ctx, c) => {
    torso(ctx, c);
    inside(ctx, TORSO, () => {
      for (let y = 270; y < 350; y += 20)
        stroke(ctx, `M20 ${y + 16} C100 ${y - 8} 220 ${y - 8} 300 ${y + 16}`, c.accent, 8);
    });
    stroke(ctx, 'M128 246 C136 266 184 266 192 246', c.base, 6);
  },
  kurta: (ctx, c) => {
    modelled(ctx, TORSO_HIGH, c.base, c.deep, 12, 4);
    fill(ctx, 'M130 226 C140 236 180 236 190 226 L194 248 C184 260 170 262 160 262 C150 262 136 260 126 248 Z', c.base);
    stroke(ctx, 'M130 228 C138 238 150 242 158 250 M190 228 C182 238 170 242 162 250', c.accent, 4);
    stroke(ctx, 'M160 250 L160 334', c.accent, 5);
    for (const y of [266, 284, 302]) ellipse(ctx, 160, y, 3, 3, c.deep);
    sleeves(ctx, c.deep);
  },
  drape: (ctx, c) => {
    modelled(ctx, TORSO, c.accent, c.deep, 0, 0);
    const cloth = 'M214 250 C262 266 286 294 288 344 L40 344 C60 320 120 300 160 280 C184 268 200 260 214 250 Z';
    modelled(ctx, cloth, c.base, c.deep, 8, 4);
    inside(ctx, cloth, () => {
      stroke(ctx, 'M224 262 C200 290 120 318 70 344', c.deep, 3, 0.7);
      stroke(ctx, 'M240 270 C220 306 160 330 120 350', c.deep, 3, 0.7);
      stroke(ctx, 'M258 284 C244 316 210 336 190 350', c.deep, 3, 0.7);
    });
    stroke(ctx, 'M214 251 C200 261 184 269 160 281 C120 301 60 321 40 345', '#f4d58a', 4.5);
  },
  denim: (ctx, c) => {
    fill(ctx, TORSO, c.accent);
    modelled(ctx, 'M34 344 C36 294 58 272 96 258 L122 246 C126 290 136 320 140 344 Z', c.base, c.deep, 0, 0);
    modelled(ctx, 'M286 344 C284 294 262 272 224 258 L198 246 C194 290 184 320 180 344 Z', c.base, c.deep, 8, 4);
    fill(ctx, 'M122 240 L98 256 L112 288 L134 272 Z M198 240 L222 256 L208 288 L186 272 Z', c.deep);
    stroke(ctx, 'M124 272 C128 300 134 324 137 340 M196 272 C192 300 186 324 183 340', '#f0c27b', 2, 0.9);
    stroke(ctx, 'M62 314 L112 312 M208 312 L258 314', c.deep, 3);
  },
  knit: (ctx, c) => {
    torso(ctx, c);
    inside(ctx, TORSO, () => {
      for (let row = 0; row < 3; row += 1) {
        const y = 284 + row * 22;
        stroke(
          ctx,
          `M20 ${y} l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10 l12 -10 l12 10`,
          c.accent,
          5,
        );
      }
    });
    stroke(ctx, 'M127 245 C136 266 184 266 193 245', c.deep, 9);
  },
};
