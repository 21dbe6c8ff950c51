import { type Canvas2d, fill, inside, modelled, puffArc, puffs, stroke } from './brush.ts';
import { BACK, FRONT } from './hair-shapes.ts';
import type { HairColour } from './palette.ts';

/** What one hairstyle paints behind the body, on the head, and over the shoulders. All parts are optional. */
interface HairStyle {
  back?: (ctx: Canvas2d, hair: HairColour) => void;
  front?: (ctx: Canvas2d, hair: HairColour) => void;
  over?: (ctx: Canvas2d, hair: HairColour) => void;
  /** Outlines that throw a shadow on the forehead. */
  shadow?: readonly string[];
}

const SHINE = 'M124 96 C132 80 150 72 172 73';

function mass(outline: string, shine: readonly string[] = [SHINE]): (ctx: Canvas2d, hair: HairColour) => void {
  return (ctx, hair) => {
    modelled(ctx, outline, hair.base, hair.deep, 10, 4);
    inside(ctx, outline, () => {
      for (const line of shine) stroke(ctx, line, hair.shine, 5, 0.55);
    });
  };
}

function backMass(outline: string): (ctx: Canvas2d, hair: HairColour) => void {
  return (ctx, hair) => fill(ctx, outline, hair.deep);
}

function curls(
  points: [number, number, number][],
  highlights: readonly string[],
): (ctx: Canvas2d, hair: HairColour) => void {
  return (ctx, hair) => {
    fill(ctx, puffs(points), hair.base);
    for (const line of highlights) stroke(ctx, line, hair.shine, 3.4, 0.6);
  };
}

const CURL_MARKS = [
  'M122 88 C128 80 138 80 142 87',
  'M150 74 C158 67 168 70 170 78',
  'M182 84 C190 80 198 86 199 94',
  'M140 100 C146 95 154 96 157 102',
];

const SHORT_CURLS = [
  ...puffArc(160, 118, 50, 44, 184, 356, 9, 17),
  ...puffArc(160, 104, 34, 22, 190, 350, 6, 17),
  ...puffArc(160, 100, 16, 6, 180, 360, 3, 18),
];

const AFRO = [
  ...puffArc(160, 116, 66, 62, 150, 390, 15, 23),
  ...puffArc(160, 96, 40, 26, 180, 360, 7, 26),
  ...puffArc(160, 82, 20, 12, 180, 360, 4, 26),
];

const BIG_CURLS_BACK = [...puffArc(160, 142, 70, 82, 120, 420, 21, 22), ...puffArc(160, 130, 46, 56, 140, 400, 12, 26)];
const BIG_CURLS_FRONT = [
  ...puffArc(160, 132, 57, 58, 172, 258, 8, 16),
  ...puffArc(160, 132, 57, 58, 282, 368, 8, 16),
  ...puffArc(160, 92, 40, 20, 190, 350, 7, 17),
];

const GREY_CROP = [
  ...puffArc(160, 124, 53, 50, 176, 364, 15, 10),
  ...puffArc(160, 110, 42, 30, 186, 354, 9, 14),
  ...puffArc(160, 100, 22, 14, 180, 360, 5, 16),
];

function locks(ctx: Canvas2d, hair: HairColour, strands: readonly string[]): void {
  strands.forEach((strand, index) => {
    stroke(ctx, strand, index % 2 === 0 ? hair.base : hair.deep, 13);
    stroke(ctx, strand, hair.shine, 2, 0.35);
  });
}

function braid(ctx: Canvas2d, hair: HairColour, x: number): void {
  for (let index = 0; index < 6; index += 1) {
    const y = 186 + index * 17;
    const width = 13 - index * 0.8;
    const side = index % 2 === 0 ? -3 : 3;
    ctx.fillStyle = index % 2 === 0 ? hair.base : hair.deep;
    ctx.beginPath();
    ctx.ellipse(x + side, y, width, 12, side * 0.12, 0, Math.PI * 2);
    ctx.fill();
  }
}

export const HAIR_STYLES = {
  bald: { front: (ctx) => stroke(ctx, 'M126 104 C130 94 138 88 147 86', '#ffffff', 6, 0.4) },
  receding: {
    front: (ctx, hair) => {
      for (const side of FRONT.receding) modelled(ctx, side, hair.base, hair.deep, 3, 2);
    },
  },
  buzz: { front: (ctx, hair) => fill(ctx, FRONT.buzz, hair.base, 0.82) },
  crop: { front: mass(FRONT.crop), shadow: [FRONT.crop] },
  sidePart: { front: mass(FRONT.sidePart, [SHINE, 'M130 92 C146 84 168 82 192 92']), shadow: [FRONT.sidePart] },
  quiff: {
    front: mass(FRONT.quiff, ['M122 88 C130 66 154 54 184 60', 'M140 92 C156 74 180 70 204 82']),
    shadow: [FRONT.quiff],
  },
  pixie: {
    front: mass(FRONT.pixie, ['M122 100 C134 78 156 68 184 72', 'M120 122 C146 116 168 104 184 88']),
    shadow: [FRONT.pixie],
  },
  shortCurls: { front: curls(SHORT_CURLS, CURL_MARKS), shadow: [FRONT.crop] },
  greyCrop: { front: curls(GREY_CROP, CURL_MARKS), shadow: [FRONT.crop] },
  afro: {
    back: (ctx, hair) => fill(ctx, puffs(AFRO), hair.deep),
    front: curls(
      AFRO.filter(([, y]) => y < 106),
      ['M104 84 C110 68 122 60 132 60', 'M150 50 C160 44 172 46 178 52', 'M196 66 C206 72 212 82 212 90'],
    ),
    shadow: [FRONT.crop],
  },
  bigCurls: {
    back: (ctx, hair) => fill(ctx, puffs(BIG_CURLS_BACK), hair.deep),
    front: curls(BIG_CURLS_FRONT, [
      'M104 116 C104 102 114 92 122 90',
      'M136 82 C142 72 152 70 158 76',
      'M180 78 C192 80 200 88 204 98',
      'M100 150 C96 142 98 134 104 130',
    ]),
    shadow: [FRONT.crop],
  },
  bob: {
    back: backMass(BACK.bob),
    front: mass(FRONT.bob, ['M112 120 C116 94 134 74 160 70', 'M182 82 C200 92 210 112 214 132']),
    shadow: [FRONT.bob],
  },
  longStraight: {
    back: backMass(BACK.long),
    over: mass(FRONT.longStraight, [
      'M104 150 C106 112 128 78 156 68',
      'M100 236 C106 210 108 180 107 160',
      'M190 84 C208 100 216 126 217 150',
    ]),
    shadow: [FRONT.longStraight],
  },
  longWavy: {
    back: backMass(BACK.wavy),
    over: mass(FRONT.longWavy, [
      'M112 128 C116 98 140 74 172 68',
      'M92 214 C102 200 92 178 100 162',
      'M222 214 C212 196 222 180 214 160',
    ]),
    shadow: [FRONT.longWavy],
  },
  bobFringe: {
    back: backMass(BACK.bob),
    front: mass(FRONT.fringe, ['M118 104 C130 80 158 70 192 84']),
    shadow: [FRONT.fringe],
  },
  bun: {
    back: (ctx, hair) => {
      mass(BACK.bun, ['M146 36 C152 28 166 28 172 34'])(ctx, hair);
    },
    front: mass(FRONT.pulledBack, ['M116 116 C124 90 146 76 168 75', 'M134 96 C144 86 160 80 178 82']),
    shadow: [FRONT.pulledBack],
  },
  lowBun: {
    back: (ctx, hair) => mass(BACK.lowBun, ['M206 196 C216 190 228 196 230 204'])(ctx, hair),
    front: mass(FRONT.centrePart, ['M116 124 C120 98 136 80 154 74', 'M174 76 C192 84 204 102 206 122']),
    shadow: [FRONT.centrePart],
  },
  ponytail: {
    back: (ctx, hair) => mass(BACK.ponytail, ['M216 96 C236 110 242 146 234 180'])(ctx, hair),
    front: mass(FRONT.sweptBack, ['M112 124 C122 94 150 76 182 80', 'M128 108 C146 92 176 88 198 100']),
    shadow: [FRONT.sweptBack],
  },
  braids: {
    front: mass(FRONT.centrePart, ['M116 124 C120 98 136 80 154 74', 'M174 76 C192 84 204 102 206 122']),
    over: (ctx, hair) => {
      braid(ctx, hair, 100);
      braid(ctx, hair, 220);
    },
    shadow: [FRONT.centrePart],
  },
  locs: {
    back: (ctx, hair) => locks(ctx, { ...hair, base: hair.deep }, BACK.locs),
    front: (ctx, hair) => {
      modelled(ctx, FRONT.locsCap, hair.base, hair.deep);
      locks(ctx, hair, FRONT.locs);
    },
    shadow: [FRONT.locsCap],
  },
  hidden: {},
} satisfies Record<string, HairStyle>;

export type HairStyleName = keyof typeof HAIR_STYLES;

export function hairStyle(name: HairStyleName): HairStyle {
  return HAIR_STYLES[name];
}
