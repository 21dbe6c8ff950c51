import type { Issue, Value } from '@pictify/expr';
import type { Blend, FetchRules, ImageFit, Sizing } from './document.ts';

/**
 * A scene in which every expression has been answered for one row: defaults applied, roles replaced by colours,
 * hidden layers dropped, repeats expanded to stacks of groups. Only image loading and layout are still to come.
 * Colours are CSS strings; lengths pixels; angles degrees.
 */
export interface ResolvedScene {
  readonly width: number;
  readonly height: number;
  readonly locale: string;
  readonly altText: string;
  readonly pages: readonly ResolvedPage[];
  /** The variables after defaults and types. */
  readonly values: { readonly [name: string]: Value };
  readonly issues: readonly Issue[];
}

export interface ResolvedPage {
  readonly id: string;
  readonly durationMs: number;
  readonly layers: readonly ResolvedLayer[];
}

export interface ResolvedBase {
  /** The layer's id; inside a repeat `id#0`, `id#1`, … */
  readonly id: string;
  /** JSON pointer to the layer in the document. */
  readonly path: string;
  readonly box: ResolvedBox;
  readonly sizing: { readonly width: Sizing; readonly height: Sizing };
  readonly rotation: number;
  readonly opacity: number;
  readonly blend: Blend;
  readonly shadow: readonly ResolvedShadow[];
  readonly blur: number;
  readonly mask: ResolvedMask | null;
}

export interface ResolvedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ResolvedShadow {
  readonly x: number;
  readonly y: number;
  readonly blur: number;
  readonly color: string;
}

export interface ResolvedMask {
  readonly shape: 'rectangle' | 'ellipse';
  readonly radius: Corners;
  readonly paint: ResolvedPaint | null;
}

/** Top-left, top-right, bottom-right, bottom-left (for padding: top, right, bottom, left). */
export type Corners = readonly [number, number, number, number];

export interface ResolvedStop {
  readonly offset: number;
  readonly color: string;
}

export type ResolvedPaint =
  | { readonly type: 'solid'; readonly color: string }
  | { readonly type: 'linear'; readonly angle: number; readonly stops: readonly ResolvedStop[] }
  | {
      readonly type: 'radial';
      readonly center: { readonly x: number; readonly y: number };
      readonly radius: number;
      readonly stops: readonly ResolvedStop[];
    }
  | {
      readonly type: 'conic';
      readonly center: { readonly x: number; readonly y: number };
      readonly angle: number;
      readonly stops: readonly ResolvedStop[];
    }
  | { readonly type: 'image'; readonly source: string; readonly fit: ImageFit };

export interface ResolvedStroke {
  readonly paint: ResolvedPaint;
  readonly width: number;
  readonly dash: readonly number[];
}

export interface ResolvedFont {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly size: number;
  readonly lineHeight: number;
  readonly letterSpacing: number;
}

export interface ResolvedSpan {
  readonly text: string;
  readonly font: ResolvedFont;
  readonly color: ResolvedPaint;
}

export interface ResolvedTextFit {
  readonly mode: 'fixed' | 'shrink' | 'grow' | 'balance';
  readonly minSize: number;
  readonly maxSize: number;
  /** 0: as many as fit the box. */
  readonly maxLines: number;
  readonly overflow: 'ellipsis' | 'clip' | 'visible';
}

export interface ResolvedText extends ResolvedBase {
  readonly type: 'text';
  /** At least one span; markup, letter case and expressions are done. Sizes are before fitting. */
  readonly spans: readonly ResolvedSpan[];
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly direction: 'auto' | 'ltr' | 'rtl';
  readonly fit: ResolvedTextFit;
}

/** What an image layer may show, in order of preference; the first that can be had is drawn. */
export type ImageCandidate =
  | { readonly type: 'url'; readonly source: string }
  | {
      readonly type: 'initials';
      readonly text: string;
      readonly background: ResolvedPaint;
      readonly color: ResolvedPaint;
      readonly font: ResolvedFont;
    }
  | { readonly type: 'paint'; readonly paint: ResolvedPaint }
  | { readonly type: 'hide' };

export interface ResolvedImage extends ResolvedBase {
  readonly type: 'image';
  /** Ends in `hide`. `url` candidates hold `http(s):` URLs or `asset:` names; empty sources are already dropped. */
  readonly candidates: readonly ImageCandidate[];
  readonly fit: ImageFit;
  readonly focalPoint: { readonly x: number; readonly y: number };
  readonly radius: Corners;
  readonly stroke: ResolvedStroke | null;
  readonly background: ResolvedPaint | null;
  readonly fetch: FetchRules;
  /** The variables the source reads, for issues. */
  readonly variables: readonly string[];
}

export interface ResolvedShape extends ResolvedBase {
  readonly type: 'shape';
  readonly shape: 'rectangle' | 'ellipse' | 'line';
  readonly radius: Corners;
  readonly fill: ResolvedPaint | null;
  readonly stroke: ResolvedStroke | null;
}

export interface ResolvedGroup extends ResolvedBase {
  readonly type: 'group';
  readonly layers: readonly ResolvedLayer[];
  readonly clip: boolean;
  readonly radius: Corners;
}

export interface ResolvedStack extends ResolvedBase {
  readonly type: 'stack';
  readonly layers: readonly ResolvedLayer[];
  readonly direction: 'row' | 'column';
  readonly gap: number;
  readonly padding: Corners;
  readonly align: 'start' | 'center' | 'end' | 'stretch';
  readonly justify: 'start' | 'center' | 'end' | 'space-between';
  readonly fill: ResolvedPaint | null;
  readonly radius: Corners;
  readonly stroke: ResolvedStroke | null;
}

export interface ResolvedQr extends ResolvedBase {
  readonly type: 'qr';
  readonly data: string;
  readonly errorCorrection: 'L' | 'M' | 'Q' | 'H';
  readonly color: string;
  readonly background: string;
  readonly quietZone: number;
}

export interface ResolvedProgress extends ResolvedBase {
  readonly type: 'progress';
  readonly variant: 'bar' | 'ring';
  /** 0..1 */
  readonly fraction: number;
  readonly fill: ResolvedPaint;
  readonly track: ResolvedPaint;
  /** Null: half the height. */
  readonly radius: number | null;
  readonly thickness: number;
  readonly startAngle: number;
}

export type ResolvedLayer =
  | ResolvedText
  | ResolvedImage
  | ResolvedShape
  | ResolvedGroup
  | ResolvedStack
  | ResolvedQr
  | ResolvedProgress;
