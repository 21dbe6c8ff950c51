import { type Canvas2d, ellipse, fill, inside, modelled, path, stroke } from './brush.ts';

export type HeadwearName = 'none' | 'hijab' | 'turban' | 'beanie' | 'sunHat' | 'headwrap' | 'bucket' | 'band' | 'cap';

/** Cloth colour, its folds, and a second colour for bands and linings. */
export interface Cloth {
  base: string;
  deep: string;
  accent: string;
}

interface Headwear {
  back?: (ctx: Canvas2d, cloth: Cloth) => void;
  front: (ctx: Canvas2d, cloth: Cloth) => void;
  shadow?: readonly string[];
}

const HIJAB_OUTER =
  'M160 50 C216 50 238 98 232 150 C230 186 226 208 216 226 C232 246 262 262 278 334 L42 334 C58 262 88 246 104 226 C94 208 90 186 88 150 C82 98 104 50 160 50 Z';
const HIJAB_FACE =
  'M160 92 C194 92 209 116 209 146 C209 182 190 215 160 215 C130 215 111 182 111 146 C111 116 126 92 160 92 Z';
const TURBAN =
  'M98 132 C84 96 92 38 160 30 C228 38 236 96 222 132 C216 118 206 108 192 104 C182 100 170 98 160 84 C150 98 138 100 128 104 C114 108 104 118 98 132 Z';
const BEANIE_CROWN = 'M102 116 C98 66 122 36 160 36 C198 36 222 66 218 116 Z';
const BEANIE_CUFF =
  'M96 112 C96 102 102 98 110 98 C142 92 178 92 210 98 C218 98 224 102 224 112 L223 124 C222 132 216 134 208 132 C176 126 144 126 112 132 C104 134 98 132 97 124 Z';
const HAT_CROWN = 'M99 106 C99 56 124 30 160 38 C196 30 221 56 221 106 Z';
const HEADWRAP = 'M100 136 C84 90 92 44 140 34 C196 22 238 62 221 134 C212 108 192 96 160 96 C128 96 108 108 100 136 Z';
const BUCKET_CROWN = 'M102 100 C102 66 116 44 134 42 L186 42 C204 44 218 66 218 100 Z';
const BUCKET_BRIM =
  'M102 90 C140 83 180 83 218 90 C230 100 240 114 243 127 C240 134 228 130 218 126 C182 114 138 114 102 126 C92 130 80 134 77 127 C80 114 90 100 102 90 Z';
const CAP_CROWN = 'M102 118 C98 70 122 50 160 50 C198 50 222 70 218 118 C200 106 120 106 102 118 Z';
const CAP_PEAK =
  'M98 120 C112 98 208 98 222 120 C226 128 220 130 212 127 C180 116 140 116 108 127 C100 130 94 128 98 120 Z';

export const HEADWEAR: Record<Exclude<HeadwearName, 'none'>, Headwear> = {
  hijab: {
    front: (ctx, cloth) => {
      const ring = path(`${HIJAB_OUTER} ${HIJAB_FACE}`);
      ctx.save();
      ctx.clip(ring, 'evenodd');
      fill(ctx, HIJAB_OUTER, cloth.base);
      fill(
        ctx,
        'M208 60 C246 90 240 160 214 226 C240 250 270 270 280 340 L196 340 C214 290 204 250 160 244 C196 234 226 180 214 120 Z',
        cloth.deep,
        0.55,
      );
      stroke(ctx, 'M104 226 C124 252 176 262 224 244', cloth.deep, 4);
      stroke(ctx, 'M92 246 C130 290 190 286 236 262', cloth.deep, 4, 0.8);
      stroke(ctx, 'M74 270 C110 320 190 320 258 288', cloth.deep, 4, 0.6);
      stroke(ctx, 'M104 120 C110 84 136 66 168 66', cloth.accent, 4, 0.35);
      stroke(ctx, HIJAB_FACE, cloth.accent, 8);
      stroke(ctx, HIJAB_FACE, cloth.deep, 3, 0.45);
      ctx.restore();
    },
    shadow: ['M100 60 L220 60 L220 150 L209 146 C209 116 194 94 160 94 C126 94 111 116 111 146 L100 150 Z'],
  },
  turban: {
    front: (ctx, cloth) => {
      modelled(ctx, TURBAN, cloth.base, cloth.deep, 10, 4);
      inside(ctx, TURBAN, () => {
        for (const fold of [
          'M92 118 C112 90 140 76 166 84',
          'M90 96 C112 68 148 54 180 68 C202 78 216 96 224 122',
          'M98 68 C126 46 172 40 204 62 C220 74 226 92 228 106',
          'M118 46 C146 34 188 36 212 58',
        ]) {
          stroke(ctx, fold, cloth.deep, 3.4, 0.85);
        }
      });
      fill(ctx, 'M140 102 C150 94 156 90 160 84 C164 90 170 94 180 102 C166 99 154 99 140 102 Z', cloth.accent);
    },
    shadow: [TURBAN],
  },
  beanie: {
    front: (ctx, cloth) => {
      modelled(ctx, BEANIE_CROWN, cloth.base, cloth.deep);
      inside(ctx, BEANIE_CROWN, () => {
        for (let x = 112; x <= 208; x += 12) {
          stroke(ctx, `M${x} 112 Q${160 + (x - 160) * 0.9} 64 ${160 + (x - 160) * 0.35} 36`, cloth.deep, 2.4, 0.6);
        }
      });
      modelled(ctx, BEANIE_CUFF, cloth.accent, cloth.deep, 8, 2);
    },
    shadow: [BEANIE_CUFF],
  },
  sunHat: {
    back: (ctx, cloth) => ellipse(ctx, 160, 104, 106, 24, cloth.deep),
    front: (ctx, cloth) => {
      fill(
        ctx,
        'M54 104 C54 88 104 80 160 80 C216 80 266 88 266 104 C266 116 244 122 222 124 C204 108 116 108 98 124 C76 122 54 116 54 104 Z',
        cloth.base,
      );
      modelled(ctx, HAT_CROWN, cloth.base, cloth.deep, 8, 0);
      fill(ctx, 'M99 91 C132 102 188 102 221 91 L221 105 C188 115 132 115 99 105 Z', cloth.accent);
    },
    shadow: ['M98 118 C116 106 204 106 222 118 L222 128 C204 112 116 112 98 128 Z'],
  },
  headwrap: {
    front: (ctx, cloth) => {
      modelled(
        ctx,
        'M150 50 C132 20 156 2 178 12 C206 4 224 24 204 46 C192 62 164 64 150 50 Z',
        cloth.base,
        cloth.deep,
        6,
        4,
      );
      modelled(ctx, HEADWRAP, cloth.base, cloth.deep, 10, 4);
      inside(ctx, HEADWRAP, () => {
        stroke(ctx, 'M100 110 C120 74 162 58 200 44', cloth.accent, 9);
        stroke(ctx, 'M112 126 C134 96 176 80 216 74', cloth.accent, 9);
        stroke(ctx, 'M98 84 C114 60 136 48 168 36', cloth.accent, 9);
      });
      stroke(ctx, 'M168 52 C176 40 184 30 196 22', cloth.deep, 3);
    },
    shadow: [HEADWRAP],
  },
  bucket: {
    front: (ctx, cloth) => {
      modelled(ctx, BUCKET_CROWN, cloth.base, cloth.deep, 8, 2);
      modelled(ctx, BUCKET_BRIM, cloth.base, cloth.deep, 10, 5);
      stroke(ctx, 'M102 91 C140 84 180 84 218 91', cloth.accent, 5);
    },
    shadow: [BUCKET_BRIM],
  },
  band: {
    front: (ctx, cloth) =>
      modelled(
        ctx,
        'M104 116 C108 92 126 78 160 77 C194 78 212 92 216 116 C204 102 186 95 160 95 C134 95 116 102 104 116 Z',
        cloth.base,
        cloth.deep,
        5,
        2,
      ),
  },
  cap: {
    front: (ctx, cloth) => {
      modelled(ctx, CAP_CROWN, cloth.base, cloth.deep);
      stroke(ctx, 'M160 52 L160 104', cloth.deep, 2.4, 0.6);
      ellipse(ctx, 160, 50, 6, 4, cloth.accent);
      modelled(ctx, CAP_PEAK, cloth.accent, cloth.deep, 6, 4);
    },
    shadow: [CAP_PEAK],
  },
};
