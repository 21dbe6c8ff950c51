import { type Canvas2d, ellipse, fill, inside, mirrored, modelled, path, stroke } from './brush.ts';
import type { HairColour, Skin } from './palette.ts';

export type Jaw = 'oval' | 'round' | 'square' | 'heart';
export type Mouth = 'smile' | 'grin' | 'smirk' | 'laugh';
export type Eyes = 'dots' | 'almond' | 'happy' | 'lashes';
export type Beard = 'none' | 'stubble' | 'full' | 'short' | 'goatee' | 'moustache' | 'long';

/** Outline of the head without ears: crown at y 76, eyes at 152, chin at about 216, 108 wide. */
export const JAWS: Record<Jaw, string> = {
  oval: 'M106 134 C106 96 130 76 160 76 C190 76 214 96 214 134 C214 156 211 174 202 190 C192 207 176 217 160 217 C144 217 128 207 118 190 C109 174 106 156 106 134 Z',
  round:
    'M105 136 C105 96 130 76 160 76 C190 76 215 96 215 136 C216 160 213 178 204 191 C193 207 177 214 160 214 C143 214 127 207 116 191 C107 178 104 160 105 136 Z',
  square:
    'M106 132 C106 96 130 76 160 76 C190 76 214 96 214 132 C215 156 213 176 207 192 C201 206 184 218 160 218 C136 218 119 206 113 192 C107 176 105 156 106 132 Z',
  heart:
    'M105 132 C105 95 129 76 160 76 C191 76 215 95 215 132 C215 152 210 171 198 189 C188 204 174 219 160 219 C146 219 132 204 122 189 C110 171 105 152 105 132 Z',
};

export function drawNeck(ctx: Canvas2d, skin: Skin, jaw: Jaw, wide: boolean): void {
  const half = wide ? 29 : 24;
  const neck = `M${160 - half} 190 L${160 - half} 232 C${160 - half - 4} 244 ${110} 250 100 256 L160 300 L220 256 C${210} 250 ${160 + half + 4} 244 ${160 + half} 232 L${160 + half} 190 Z`;
  fill(ctx, neck, skin.base);
  inside(ctx, neck, () => {
    ctx.translate(2, 16);
    fill(ctx, JAWS[jaw], skin.shade);
  });
}

export function drawHead(ctx: Canvas2d, skin: Skin, jaw: Jaw): void {
  mirrored(ctx, () => {
    ellipse(ctx, 106, 157, 10, 14.5, skin.base);
    stroke(ctx, 'M103 151 C108 150 110 157 106 163', skin.shade, 3);
  });
  ellipse(ctx, 214.5, 157, 9.5, 14, skin.shade, 0.45);
  modelled(ctx, JAWS[jaw], skin.base, skin.shade, 8, 3);
  inside(ctx, JAWS[jaw], () => {
    for (const x of [126, 194]) {
      const blush = ctx.createRadialGradient(x, 174, 0, x, 174, 20);
      blush.addColorStop(0, `${skin.blush}70`);
      blush.addColorStop(1, `${skin.blush}00`);
      ctx.fillStyle = blush;
      ctx.fillRect(x - 20, 154, 40, 40);
    }
  });
}

const LASH = 'M125 151 C128 142 146 142 150 152';

const EYES: Record<Eyes, (ctx: Canvas2d, skin: Skin) => void> = {
  dots: (ctx) => {
    ellipse(ctx, 138, 153, 5, 6, '#241c22');
    ellipse(ctx, 139.6, 150.8, 1.7, 1.8, '#ffffff', 0.95);
  },
  almond: (ctx, skin) => {
    const eye = 'M126 154 C130 145 146 145 150 153 C146 160 131 161 126 154 Z';
    fill(ctx, eye, '#fffaf5');
    inside(ctx, eye, () => ellipse(ctx, 138.5, 152.4, 6, 6.6, '#2b1d1c'));
    ellipse(ctx, 140.4, 150.4, 1.7, 1.7, '#ffffff', 0.95);
    stroke(ctx, 'M125 153.5 C130 144.5 146 144.5 150 153', skin.line, 3);
  },
  happy: (ctx) => stroke(ctx, 'M128 156 C131 147 145 147 149 156', '#241c22', 4.2),
  lashes: (ctx) => {
    const eye = 'M126 154 C130 144 146 144 150 153 C146 161 131 162 126 154 Z';
    fill(ctx, eye, '#fffaf5');
    inside(ctx, eye, () => ellipse(ctx, 138.5, 152.4, 6.4, 7.2, '#2a1b1e'));
    ellipse(ctx, 140.6, 150, 1.9, 1.9, '#ffffff', 0.95);
    stroke(ctx, LASH, '#241a1e', 3.2);
    stroke(ctx, 'M126 150 L121.5 147', '#241a1e', 2.6);
  },
};

const MOUTHS: Record<Mouth, (ctx: Canvas2d, skin: Skin) => void> = {
  smile: (ctx, skin) => stroke(ctx, 'M143 190 C150 198.5 170 198.5 177 190', skin.lip, 4.2),
  smirk: (ctx, skin) => stroke(ctx, 'M146 193 C154 197 168 196 176 188', skin.lip, 4.2),
  grin: (ctx, skin) =>
    openMouth(
      ctx,
      skin,
      'M140 187 C148 190 172 190 180 187 C178 201 170 205.5 160 205.5 C150 205.5 142 201 140 187 Z',
      194.5,
    ),
  laugh: (ctx, skin) =>
    openMouth(
      ctx,
      skin,
      'M141 185 C150 187 170 187 179 185 C180 202 172 208 160 208 C148 208 140 202 141 185 Z',
      192.5,
    ),
};

function openMouth(ctx: Canvas2d, skin: Skin, shape: string, teethBottom: number): void {
  fill(ctx, shape, '#6d1f2a');
  inside(ctx, shape, () => {
    ctx.fillStyle = '#fffdfa';
    ctx.fillRect(130, 180, 60, teethBottom - 180);
    ellipse(ctx, 161, 209, 12, 7, '#e2707a');
  });
  stroke(ctx, shape, skin.lip, 2.4);
}

const BROWS = { soft: 4, strong: 5.6, fine: 3 };
export type Brows = keyof typeof BROWS;

export interface FaceFeatures {
  eyes: Eyes;
  mouth: Mouth;
  brows: Brows;
  browColour: string;
  freckles?: boolean;
  lines?: boolean;
}

export function drawFeatures(ctx: Canvas2d, skin: Skin, features: FaceFeatures): void {
  mirrored(ctx, () => {
    EYES[features.eyes](ctx, skin);
    stroke(ctx, 'M124 137.5 C130 131.5 142 130.5 151 135.5', features.browColour, BROWS[features.brows]);
    if (features.lines) stroke(ctx, 'M117 160 C114 163 113 165 113 167', skin.line, 2, 0.55);
  });
  stroke(ctx, 'M162 156 C164 165 169 171 166 174.5 C163.5 177 158.5 177 155 175', skin.line, 3, 0.8);
  if (features.lines) {
    stroke(ctx, 'M134 178 C131 183 131 188 133 193', skin.line, 2, 0.45);
    stroke(ctx, 'M186 178 C189 183 189 188 187 193', skin.line, 2, 0.45);
  }
  if (features.freckles) {
    for (const [x, y] of [
      [122, 169],
      [129, 173],
      [134, 168],
      [127, 179],
      [186, 168],
      [191, 173],
      [198, 169],
      [193, 179],
    ] as const) {
      ellipse(ctx, x, y, 1.7, 1.5, skin.line, 0.6);
    }
  }
  MOUTHS[features.mouth](ctx, skin);
}

const FULL_BEARD =
  'M105 146 C109 158 113 167 122 173 C132 179 140 179 148 180 C156 177 164 177 172 180 C180 179 188 179 198 173 C207 167 211 158 215 146 C217 176 209 203 194 216 C182 226 138 226 126 216 C111 203 103 176 105 146 Z';
const LONG_BEARD =
  'M105 146 C109 158 113 167 122 173 C132 179 140 179 148 180 C156 177 164 177 172 180 C180 179 188 179 198 173 C207 167 211 158 215 146 C218 184 212 216 196 238 C184 254 136 254 124 238 C108 216 102 184 105 146 Z';
const MOUSTACHE =
  'M160 180 C152 175 141 179 133 189 C143 190 153 190 160 186 C167 190 177 190 187 189 C179 179 168 175 160 180 Z';
const GOATEE = 'M142 203 C146 199 174 199 178 203 C179 214 172 223 160 223 C148 223 141 214 142 203 Z';

/** Beards are painted on the head before the mouth, so the mouth stays readable. */
export function drawBeard(ctx: Canvas2d, beard: Beard, jaw: Jaw, hair: HairColour): void {
  if (beard === 'stubble') inside(ctx, path(JAWS[jaw]), () => fill(ctx, FULL_BEARD, hair.base, 0.26));
  if (beard === 'short') inside(ctx, path(JAWS[jaw]), () => modelled(ctx, FULL_BEARD, hair.base, hair.deep));
  if (beard === 'full') modelled(ctx, FULL_BEARD, hair.base, hair.deep);
  if (beard === 'long') {
    modelled(ctx, LONG_BEARD, hair.base, hair.deep);
    stroke(ctx, 'M142 214 C143 226 146 236 151 242', hair.shine, 2.4, 0.5);
    stroke(ctx, 'M166 214 C166 226 165 234 163 242', hair.shine, 2.4, 0.5);
  }
  if (beard === 'goatee') fill(ctx, GOATEE, hair.base);
  if (beard === 'goatee' || beard === 'moustache') fill(ctx, MOUSTACHE, hair.base);
}

/** The soft shadow that hair or a hat throws on the forehead. */
export function drawForeheadShadow(ctx: Canvas2d, jaw: Jaw, skin: Skin, shapes: readonly string[]): void {
  inside(ctx, JAWS[jaw], () => {
    ctx.translate(1, 6);
    for (const shape of shapes) fill(ctx, shape, skin.shade, 0.8);
  });
}
