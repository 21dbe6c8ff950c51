import type {
  ImageCandidate,
  ResolvedBackground,
  ResolvedChart,
  ResolvedGroup,
  ResolvedImage,
  ResolvedProgress,
  ResolvedQr,
  ResolvedRating,
  ResolvedShape,
  ResolvedStack,
  ResolvedText,
} from '@pictify/scene';
import type { Picture } from '../canvas.ts';
import type { BarChart } from '../chart/bar-chart.ts';
import type { DonutChart } from '../chart/donut-chart.ts';
import type { LineChart } from '../chart/line-chart.ts';
import type { Rect } from '../geometry.ts';
import type { ConfettiPiece } from '../motion/confetti.ts';
import type { Moving } from '../motion/motion.ts';
import type { TextLayout } from '../text/index.ts';

/**
 * The absolute tree that paint draws. Every box is in page pixels before any rotation; a rotated container turns its
 * children with it about its own centre. Nothing here is left to decide.
 */
export type LaidOutLayer = SettledLayer & Moving;

type SettledLayer =
  | LaidOutText
  | LaidOutImage
  | LaidOutShape
  | LaidOutGroup
  | LaidOutStack
  | LaidOutQr
  | LaidOutChart
  | LaidOutRating
  | LaidOutBackground
  | LaidOutProgress;

export interface LaidOutText {
  readonly type: 'text';
  readonly layer: ResolvedText;
  readonly box: Rect;
  readonly text: TextLayout;
}

export interface LaidOutImage {
  readonly type: 'image';
  readonly layer: ResolvedImage;
  readonly box: Rect;
  readonly candidate: Exclude<ImageCandidate, { type: 'hide' }>;
  /** Of a `url` candidate. */
  readonly picture: Picture | null;
  /** Of an `initials` candidate. */
  readonly initials: TextLayout | null;
}

export interface LaidOutShape {
  readonly type: 'shape';
  readonly layer: ResolvedShape;
  readonly box: Rect;
}

export interface LaidOutGroup {
  readonly type: 'group';
  readonly layer: ResolvedGroup;
  readonly box: Rect;
  readonly children: readonly LaidOutLayer[];
}

export interface LaidOutStack {
  readonly type: 'stack';
  readonly layer: ResolvedStack;
  readonly box: Rect;
  readonly children: readonly LaidOutLayer[];
}

export interface LaidOutQr {
  readonly type: 'qr';
  readonly layer: ResolvedQr;
  readonly box: Rect;
  /** Rows of modules, true is dark; null when the data does not fit a symbol. */
  readonly modules: readonly (readonly boolean[])[] | null;
}

export type ChartContent =
  | { readonly type: 'bars'; readonly chart: BarChart }
  | { readonly type: 'line'; readonly chart: LineChart }
  | { readonly type: 'donut'; readonly chart: DonutChart };

export interface LaidOutChart {
  readonly type: 'chart';
  readonly layer: ResolvedChart;
  readonly box: Rect;
  readonly content: ChartContent;
  /** How much of it has come: bars grown, line drawn, donut swept; 1 is all. */
  readonly reveal: number;
}

export interface LaidOutRating {
  readonly type: 'rating';
  readonly layer: ResolvedRating;
  readonly box: Rect;
  /** In the order they are counted. */
  readonly symbols: readonly Rect[];
}

export interface LaidOutBackground {
  readonly type: 'background';
  readonly layer: ResolvedBackground;
  readonly box: Rect;
  /** Where its ornaments step back, in page pixels. */
  readonly quiet: readonly Rect[];
}

export interface LaidOutProgress {
  readonly type: 'progress';
  readonly layer: ResolvedProgress;
  readonly box: Rect;
}

export interface LaidOutPage {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly LaidOutLayer[];
  /** Falls in front of all layers at some moments of an animation. */
  readonly confetti?: readonly ConfettiPiece[];
}

export function isLaidOut(layer: LaidOutLayer | null): layer is LaidOutLayer {
  return layer !== null;
}
