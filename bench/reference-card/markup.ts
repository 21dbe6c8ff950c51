import { HEIGHT, WIDTH } from './card.ts';
import { FAMILY } from './fonts.ts';
import type { CardRow } from './rows.ts';

/** CSS by camel-case name; every length carries its unit. */
export type Style = Readonly<Record<string, string>>;

/** The card as a browser would be told it: what satori, takumi and Chromium each translate to their own input. */
export interface Block {
  readonly style: Style;
  readonly text?: string;
  /** Source of a picture, `asset:…`. */
  readonly picture?: string;
  readonly children?: readonly Block[];
}

/** `nameSize`: pixels, see `fit-name.ts`. */
export function cardMarkup(row: CardRow, nameSize: number): Block {
  return {
    style: {
      display: 'flex',
      position: 'relative',
      overflow: 'hidden',
      width: `${WIDTH}px`,
      height: `${HEIGHT}px`,
      fontFamily: FAMILY,
      backgroundImage: 'linear-gradient(135deg, #1e1b4b 0%, #581c87 55%, #0f172a 100%)',
    },
    children: [
      ...SCENERY,
      disc(53, 123, 194, { backgroundColor: '#ffffff' }),
      { style: { ...place(58, 128, 184, 184), borderRadius: '92px', objectFit: 'cover' }, picture: row.avatar },
      {
        style: { ...place(280, 114, 872, 104), display: 'flex', alignItems: 'center' },
        children: [
          {
            style: { ...type(800, nameSize, 1.2, '#ffffff'), textShadow: '0px 4px 12px rgba(0, 0, 0, 0.45)' },
            text: row.name,
          },
        ],
      },
      line([280, 216, 872, 30], 600, 24, '#f9a8d4', row.subtitle),
      {
        style: { ...place(280, 256, 872, 108), ...type(400, 24, 1.5, '#e5e7eb'), whiteSpace: 'normal' },
        text: row.paragraph,
      },
      ...row.stats.map((stat, index) => tile(48 + index * 376, stat)),
      line([48, 524, 400, 22], 600, 18, '#c4b5fd', 'Yearly goal'),
      { style: { ...place(48, 556, 1000, 22), borderRadius: '11px', backgroundColor: 'rgba(255, 255, 255, 0.16)' } },
      {
        style: {
          ...place(48, 556, row.goal * 10, 22),
          borderRadius: '11px',
          backgroundImage: 'linear-gradient(90deg, #f472b6 0%, #fbbf24 100%)',
          backgroundSize: '1000px 22px',
          backgroundRepeat: 'no-repeat',
        },
      },
      line([1064, 553, 100, 28], 700, 22, '#ffffff', `${row.goal}%`),
    ],
  };
}

/** What no row changes. */
const SCENERY: readonly Block[] = [
  disc(890, -70, 320, { backgroundColor: '#ec4899', opacity: '0.55', filter: 'blur(60px)' }),
  disc(-20, 460, 280, { backgroundColor: '#3b82f6', opacity: '0.55', filter: 'blur(60px)' }),
  ...Array.from({ length: 60 }, (_, dot) =>
    disc(698 + (dot % 10) * 18, 38 + Math.floor(dot / 10) * 18, 4, { backgroundColor: 'rgba(255, 255, 255, 0.18)' }),
  ),
  { style: place(48, 36, 140, 44), picture: 'asset:logo.png' },
  { style: { ...place(986, 38, 166, 44), borderRadius: '22px', backgroundColor: '#f472b6' } },
  {
    style: { ...place(986, 49, 166, 22), ...type(700, 18, 22 / 18, '#ffffff'), textAlign: 'center' },
    text: '2026 WRAPPED',
  },
];

function tile(x: number, stat: CardRow['stats'][number]): Block {
  return {
    style: { ...place(x, 384, 352, 124), borderRadius: '20px', backgroundColor: 'rgba(255, 255, 255, 0.12)' },
    children: [
      line([24, 16, 304, 60], 800, 50, '#ffffff', stat.value),
      line([24, 80, 304, 28], 400, 20, '#c4b5fd', stat.label),
    ],
  };
}

/** One line of text; its box is its line. */
function line(box: Place, weight: number, size: number, color: string, text: string): Block {
  return { style: { ...place(...box), ...type(weight, size, box[3] / size, color) }, text };
}

function disc(x: number, y: number, diameter: number, style: Style): Block {
  return { style: { ...place(x, y, diameter, diameter), borderRadius: `${diameter / 2}px`, ...style } };
}

type Place = readonly [x: number, y: number, width: number, height: number];

function place(...[x, y, width, height]: Place): Style {
  return {
    display: 'flex',
    position: 'absolute',
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
  };
}

function type(weight: number, size: number, lineHeight: number, color: string): Style {
  return {
    display: 'block',
    color,
    fontSize: `${size}px`,
    fontWeight: String(weight),
    lineHeight: `${size * lineHeight}px`,
    whiteSpace: 'nowrap',
  };
}
