import type { Issue, Value } from '@pictify/expr';
import type { PageMotion, ResolvedAnimation, ResolvedPlayback } from './animation/resolved-animation.ts';
import type { Blend, ClosedShape, FetchRules, ImageFit, Sizing } from './document.ts';
import type { PathSegment } from './path/path-segment.ts';

export type * from './animation/resolved-animation.ts';

import type { BackgroundGenerator } from './layers/background.ts';
import type { QuietZones } from './layers/quiet-zones.ts';

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
  readonly animation?: ResolvedPlayback;
  readonly metadata?: ResolvedMetadata;
  /** The variables after defaults and types. */
  readonly values: { readonly [name: string]: Value };
  readonly issues: readonly Issue[];
}

export interface ResolvedPage extends PageMotion {
  readonly id: string;
  readonly durationMs: number;
  /** Of its bookmark in a PDF; without one it has none. */
  readonly title?: string;
  readonly layers: readonly ResolvedLayer[];
}

/** What a PDF says of itself; empty where nothing was written. */
export interface ResolvedMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
}

export interface ResolvedBase {
  /** The layer's id; inside a repeat `id#0`, `id#1`, … */
  readonly id: string;
  /** JSON pointer to the layer in the document. */
  readonly path: string;
  readonly box: ResolvedBox;
  readonly sizing: ResolvedSizing;
  readonly rotation: number;
  readonly opacity: number;
  readonly blend: Blend;
  readonly shadow: readonly ResolvedShadow[];
  readonly blur: number;
  readonly mask: ResolvedMask | null;
  /** What a click opens in a PDF: `http:`, `https:` or `mailto:`; empty for nothing. */
  readonly link?: string;
  readonly animations?: readonly ResolvedAnimation[];
}

/** Lengths in pixels; null: no limit. */
export interface ResolvedSizing {
  readonly width: Sizing;
  readonly height: Sizing;
  /** The share of the room that a filling layer takes along its stack. */
  readonly grow: number;
  readonly minWidth: number | null;
  readonly maxWidth: number | null;
  readonly minHeight: number | null;
  readonly maxHeight: number | null;
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
  readonly spread: number;
  readonly color: string;
  readonly inset: boolean;
}

/** `shape` says which of the others count. */
export interface ResolvedOutline<Shape = ClosedShape> {
  readonly shape: Shape;
  readonly radius: Corners;
  readonly sides: number;
  readonly points: number;
  /** 0..1, of the distance of the points. */
  readonly innerRadius: number;
  readonly path: ResolvedPath | null;
  /** In the path's own coordinates; null: its bounds. */
  readonly pathBox: ResolvedBox | null;
  readonly fillRule: 'nonzero' | 'evenodd';
}

export interface ResolvedPath {
  readonly segments: readonly PathSegment[];
  readonly bounds: ResolvedBox;
  /** Whether all of it surrounds something: each part ends where it began. */
  readonly closed: boolean;
}

export interface ResolvedMask extends ResolvedOutline {
  readonly paint: ResolvedPaint | null;
  readonly mode: 'alpha' | 'luminance';
  readonly invert: boolean;
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
  readonly align: 'center' | 'inside' | 'outside';
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly dash: readonly number[];
}

export interface ResolvedTextStroke {
  readonly paint: ResolvedPaint;
  /** Pixels at the asked size. */
  readonly width: number;
  readonly align: 'outside' | 'center';
  readonly join: 'miter' | 'round' | 'bevel';
}

export interface ResolvedFont {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly size: number;
  readonly lineHeight: number;
  readonly letterSpacing: number;
  /** OpenType features that are on or off other than by default. */
  readonly features?: { readonly [tag: string]: boolean };
  /** Positions on the axes of a variable font, in the font's units. */
  readonly axes?: { readonly [tag: string]: number };
  readonly smallCaps?: boolean;
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

export interface ResolvedColumns {
  readonly count: number;
  /** Pixels. */
  readonly gap: number;
}

/** Makes every paragraph of a text an item; leading tabs nest it. */
export interface ResolvedTextList {
  readonly style: 'bullet' | 'dash' | 'check' | 'number';
  /** Instead of the style's own marker; null: that. */
  readonly marker: string | null;
  /** Null: that of the item's first span. */
  readonly color: ResolvedPaint | null;
  /** Pixels between marker and text; null: half the font's size. */
  readonly gap: number | null;
  /** The number of the first item. */
  readonly start: number;
}

export interface ResolvedText extends ResolvedBase {
  readonly type: 'text';
  /** At least one span; markup, letter case and expressions are done. Sizes are before fitting. */
  readonly spans: readonly ResolvedSpan[];
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right' | 'justify';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly verticalTrim: 'none' | 'cap';
  readonly direction: 'auto' | 'ltr' | 'rtl';
  readonly stroke: ResolvedTextStroke | null;
  readonly columns: ResolvedColumns;
  readonly list: ResolvedTextList | null;
  /** Pixels before every paragraph but the first of a column. */
  readonly paragraphSpacing: number;
  /** Pixels before the first line of a paragraph that is no part of a list. */
  readonly indent: number;
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
  /** At least 1: how much larger than its fit the picture is drawn. */
  readonly zoom: number;
  /** Where a picture lies that leaves room in its box. */
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly radius: Corners;
  readonly stroke: ResolvedStroke | null;
  readonly background: ResolvedPaint | null;
  readonly fetch: FetchRules;
  /** The variables the source reads, for issues. */
  readonly variables: readonly string[];
}

export interface ResolvedShape extends ResolvedBase, Omit<ResolvedOutline<ClosedShape | 'line'>, 'path'> {
  readonly type: 'shape';
  /** The outline's `path`; a layer's own is its place in the document. */
  readonly pathData: ResolvedPath | null;
  readonly fill: ResolvedPaint | null;
  readonly stroke: ResolvedStroke | null;
}

export interface ResolvedGroup extends ResolvedBase {
  readonly type: 'group';
  readonly layers: readonly ResolvedLayer[];
  readonly clip: boolean;
  readonly radius: Corners;
  /** Null: the box with its `radius`. */
  readonly clipShape: ResolvedOutline | null;
}

export interface ResolvedStack extends ResolvedBase {
  readonly type: 'stack';
  readonly layers: readonly ResolvedLayer[];
  readonly direction: 'row' | 'column';
  readonly gap: number;
  readonly padding: Corners;
  readonly align: 'start' | 'center' | 'end' | 'stretch' | 'baseline';
  readonly justify: 'start' | 'center' | 'end' | 'space-between';
  readonly wrap: boolean;
  /** Between lines of a stack that wraps. */
  readonly lineGap: number;
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
  readonly direction: 'right' | 'left' | 'up' | 'down';
  readonly segments: number;
  readonly gap: number;
  /** Null: half the thickness. */
  readonly radius: Corners | null;
  readonly thickness: number;
  readonly startAngle: number;
}

export interface ResolvedChartPoint {
  readonly label: string;
  /** Null: there is none. */
  readonly value: number | null;
  readonly color: string | null;
  /** The value as it is printed. */
  readonly text: string;
}

export interface ResolvedChart extends ResolvedBase {
  readonly type: 'chart';
  readonly variant: 'bar' | 'line' | 'donut' | 'sparkline';
  readonly points: readonly ResolvedChartPoint[];
  readonly compare: readonly (number | null)[];
  readonly fill: ResolvedPaint;
  readonly colors: readonly string[];
  readonly compareFill: ResolvedPaint;
  readonly highlight: 'none' | 'max' | 'min' | 'first' | 'last';
  readonly highlightFill: ResolvedPaint;
  readonly area: ResolvedPaint | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly direction: 'vertical' | 'horizontal';
  /** 0..1 of a slot. */
  readonly barGap: number;
  readonly radius: Corners;
  readonly rounded: 'end' | 'all';
  readonly curve: 'smooth' | 'straight' | 'step';
  readonly lineWidth: number;
  readonly dots: 'none' | 'all' | 'last';
  /** About how many lines. */
  readonly grid: number;
  readonly gridColor: string;
  readonly labels: boolean;
  readonly values: boolean;
  readonly font: ResolvedFont;
  readonly color: string;
  /** 0..1 of the radius. */
  readonly thickness: number;
  readonly startAngle: number;
  readonly gap: number;
  readonly maxParts: number;
  readonly otherLabel: string;
}

export interface ResolvedRating extends ResolvedBase {
  readonly type: 'rating';
  /** 0..max */
  readonly value: number;
  readonly max: number;
  readonly symbol: 'star' | 'heart' | 'circle' | 'square' | 'path';
  readonly pathData: ResolvedPath | null;
  readonly gap: number;
  readonly align: 'start' | 'center' | 'end';
  readonly direction: 'ltr' | 'rtl';
  readonly fill: ResolvedPaint;
  readonly track: ResolvedPaint;
  readonly stroke: ResolvedStroke | null;
}

export interface ResolvedBackground extends ResolvedBase {
  readonly type: 'background';
  readonly generator: BackgroundGenerator;
  readonly seed: string;
  /** At least two: the ground, then what is drawn on it. */
  readonly palette: readonly string[];
  /** Shares from 0 to 1, but `scale` a multiple and `angle` degrees. */
  readonly params: {
    readonly scale: number;
    readonly density: number;
    readonly softness: number;
    readonly strength: number;
    readonly angle: number;
  };
  readonly quiet: QuietZones;
  readonly radius: Corners;
}

export type ResolvedLayer =
  | ResolvedText
  | ResolvedImage
  | ResolvedShape
  | ResolvedGroup
  | ResolvedStack
  | ResolvedQr
  | ResolvedChart
  | ResolvedRating
  | ResolvedBackground
  | ResolvedProgress;
