import type {
  ImageCandidate,
  ResolvedGroup,
  ResolvedImage,
  ResolvedProgress,
  ResolvedQr,
  ResolvedShape,
  ResolvedStack,
  ResolvedText,
} from '@pictify/scene';
import type { Picture } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { TextLayout } from '../text/index.ts';

/**
 * The absolute tree that paint draws. Every box is in page pixels before any rotation; a rotated container turns its
 * children with it about its own centre. Nothing here is left to decide.
 */
export type LaidOutLayer =
  | LaidOutText
  | LaidOutImage
  | LaidOutShape
  | LaidOutGroup
  | LaidOutStack
  | LaidOutQr
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

export interface LaidOutProgress {
  readonly type: 'progress';
  readonly layer: ResolvedProgress;
  readonly box: Rect;
}

export interface LaidOutPage {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly LaidOutLayer[];
}

export function isLaidOut(layer: LaidOutLayer | null): layer is LaidOutLayer {
  return layer !== null;
}
