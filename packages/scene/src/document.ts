/**
 * The template document: what lies in git or in the database. One schema, version 1.
 *
 * `Expr<T>`: the literal value, or a string holding one or more `{{ … }}` blocks. A string that is exactly one block
 * keeps the type of its value. Lengths are pixels, angles degrees clockwise, fractions 0..1. Unknown fields are kept.
 */
export type Expr<T> = T | string;

export interface Template {
  schema: 1;
  id?: string;
  name: string;
  description?: string;
  width: number;
  height: number;
  /** BCP 47; default `en-US`. */
  locale?: string;
  /** IANA zone; default `UTC`. */
  timeZone?: string;
  altText?: string;
  variables: Variable[];
  /** Colours by role (`bg`, `surface`, `text`, …); any colour may say `role:accent`. */
  roles?: Record<string, string>;
  pages: Page[];
  sizes?: Record<string, Size>;
}

export type VariableType = 'text' | 'number' | 'boolean' | 'date' | 'image' | 'url' | 'color' | 'list' | 'object';

export interface Variable {
  name: string;
  type: VariableType;
  default?: unknown;
  required?: boolean;
  description?: string;
  example?: unknown;
  /** Text longer than this many graphemes is cut, with an issue. */
  maxLength?: number;
}

export interface Page {
  id: string;
  durationMs?: number;
  layers: Layer[];
}

/** Another format of the same template: per-layer overrides merged over the layer's own properties. */
export interface Size {
  width: number;
  height: number;
  overrides?: Record<string, Record<string, unknown>>;
}

export interface Box {
  x: Expr<number>;
  y: Expr<number>;
  width: Expr<number>;
  height: Expr<number>;
}

export interface LayerBase {
  id: string;
  name?: string;
  /** Relative to the parent's top-left corner; inside a stack `x` and `y` are ignored. */
  box?: Partial<Box>;
  /** How the box is sized inside a stack: its own length, its content's, or the room that is left. */
  sizing?: { width?: Sizing; height?: Sizing };
  /** About the centre of the box. */
  rotation?: Expr<number>;
  opacity?: Expr<number>;
  blend?: Expr<Blend>;
  visible?: Expr<boolean>;
  locked?: boolean;
  shadow?: Shadow[];
  /** Gaussian blur of the whole layer; standard deviation in pixels. */
  blur?: Expr<number>;
  mask?: Mask;
}

export type Sizing = 'fixed' | 'hug' | 'fill';

export type Blend =
  | 'normal'
  | 'multiply'
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion'
  | 'hue'
  | 'saturation'
  | 'color'
  | 'luminosity';

export interface Shadow {
  x?: Expr<number>;
  y?: Expr<number>;
  /** CSS blur radius: twice the standard deviation. */
  blur?: Expr<number>;
  color?: Expr<string>;
}

/** Cuts a layer to a shape in its own box, and multiplies it by the alpha of a paint. */
export interface Mask {
  shape?: Expr<'rectangle' | 'ellipse'>;
  radius?: Radius;
  paint?: Paint;
}

/** One radius, or top-left, top-right, bottom-right, bottom-left. */
export type Radius = Expr<number> | [Expr<number>, Expr<number>, Expr<number>, Expr<number>];

/** A CSS colour, `role:<name>`, an expression, or a richer paint. */
export type Paint = string | SolidPaint | LinearPaint | RadialPaint | ConicPaint | ImagePaint;
export interface SolidPaint {
  type: 'solid';
  color: Expr<string>;
}
export interface ColorStop {
  offset: Expr<number>;
  color: Expr<string>;
}
/** `angle` as in CSS: 0 points up, 90 to the right; the line spans the box corner to corner. */
export interface LinearPaint {
  type: 'linear';
  angle?: Expr<number>;
  stops: ColorStop[];
}
/** Centre and radius as fractions of the box; radius as a fraction of the larger side. */
export interface RadialPaint {
  type: 'radial';
  center?: { x: Expr<number>; y: Expr<number> };
  radius?: Expr<number>;
  stops: ColorStop[];
}
export interface ConicPaint {
  type: 'conic';
  center?: { x: Expr<number>; y: Expr<number> };
  angle?: Expr<number>;
  stops: ColorStop[];
}
export interface ImagePaint {
  type: 'image';
  source: Expr<string>;
  fit?: Expr<ImageFit>;
}

export interface Stroke {
  paint: Paint;
  width: Expr<number>;
  dash?: number[];
}

export type ImageFit = 'cover' | 'contain' | 'fill' | 'none';

export interface Font {
  family?: Expr<string>;
  weight?: Expr<number>;
  style?: Expr<'normal' | 'italic'>;
  size?: Expr<number>;
  /** Multiple of the size. */
  lineHeight?: Expr<number>;
  /** Pixels added after each cluster; ignored in joined scripts. */
  letterSpacing?: Expr<number>;
}

/**
 * `shrink` lowers the size to `minSize`, then clamps to `maxLines` with an ellipsis. `grow` raises the size up to
 * `maxSize` until the box is full. `balance` evens out the line widths. `fixed` keeps the size.
 */
export interface TextFit {
  mode?: Expr<'fixed' | 'shrink' | 'grow' | 'balance'>;
  minSize?: Expr<number>;
  maxSize?: Expr<number>;
  maxLines?: Expr<number>;
  overflow?: Expr<'ellipsis' | 'clip' | 'visible'>;
}

export interface TextSpan {
  text: string;
  font?: Font;
  color?: Paint;
  visible?: Expr<boolean>;
}

export interface TextLayer extends LayerBase {
  type: 'text';
  /** Text with `{{ }}` blocks. `**bold**` in its literal part makes bold runs unless `markup` is false. */
  text?: string;
  /** Instead of `text`: runs with their own font or colour, in one paragraph. */
  spans?: TextSpan[];
  markup?: boolean;
  font?: Font;
  color?: Paint;
  align?: Expr<'start' | 'center' | 'end' | 'left' | 'right'>;
  verticalAlign?: Expr<'top' | 'middle' | 'bottom'>;
  direction?: Expr<'auto' | 'ltr' | 'rtl'>;
  letterCase?: Expr<'none' | 'upper' | 'lower' | 'title'>;
  fit?: TextFit;
}

export type Fallback =
  | { type: 'url'; source: Expr<string> }
  | { type: 'asset'; asset: Expr<string> }
  | { type: 'initials'; text: Expr<string>; background?: Paint; color?: Paint; font?: Font }
  | { type: 'paint'; paint: Paint }
  | { type: 'hide' };

export interface FetchRules {
  timeoutMs?: number;
  maxBytes?: number;
  retries?: number;
  cacheSeconds?: number;
}

export interface ImageLayer extends LayerBase {
  type: 'image';
  /** `https://…`, `asset:<path>`, or an expression giving one. */
  source?: Expr<string>;
  fit?: Expr<ImageFit>;
  focalPoint?: { x: Expr<number>; y: Expr<number> };
  radius?: Radius;
  stroke?: Stroke;
  background?: Paint;
  fetch?: FetchRules;
  /** Tried in order when the source is empty or cannot be had; the end of the chain is always `hide`. */
  fallback?: Fallback[];
}

export interface ShapeLayer extends LayerBase {
  type: 'shape';
  /** A line runs from the box's top-left to its bottom-right corner. */
  shape?: Expr<'rectangle' | 'ellipse' | 'line'>;
  radius?: Radius;
  fill?: Paint;
  stroke?: Stroke;
}

export interface GroupLayer extends LayerBase {
  type: 'group';
  layers: Layer[];
  clip?: Expr<boolean>;
  radius?: Radius;
}

export interface StackProps {
  direction?: Expr<'row' | 'column'>;
  gap?: Expr<number>;
  /** One padding, or top, right, bottom, left. */
  padding?: Radius;
  /** Across the direction. */
  align?: Expr<'start' | 'center' | 'end' | 'stretch'>;
  /** Along the direction. */
  justify?: Expr<'start' | 'center' | 'end' | 'space-between'>;
}

export interface StackLayer extends LayerBase, StackProps {
  type: 'stack';
  layers: Layer[];
  fill?: Paint;
  radius?: Radius;
  stroke?: Stroke;
}

/** A stack whose children are `layers` repeated per item; each item is a group the size of `item`. */
export interface RepeatLayer extends LayerBase, StackProps {
  type: 'repeat';
  items: string;
  /** The name the item has in the expressions of `layers`; `loop.index` (from 0), `loop.first`, `loop.last` beside it. */
  as?: string;
  item: { width: Expr<number>; height: Expr<number> };
  /** More than one column makes a grid. */
  columns?: Expr<number>;
  max?: Expr<number>;
  layers: Layer[];
}

export interface QrLayer extends LayerBase {
  type: 'qr';
  data: Expr<string>;
  errorCorrection?: Expr<'L' | 'M' | 'Q' | 'H'>;
  color?: Expr<string>;
  background?: Expr<string>;
  /** Empty modules around the symbol; default 4, as the standard asks. */
  quietZone?: Expr<number>;
}

export interface ProgressLayer extends LayerBase {
  type: 'progress';
  variant?: Expr<'bar' | 'ring'>;
  value: Expr<number>;
  max?: Expr<number>;
  fill?: Paint;
  track?: Paint;
  /** Corner radius of a bar; default half its height. */
  radius?: Expr<number>;
  /** Stroke width of a ring. */
  thickness?: Expr<number>;
  /** Where a ring starts; 0 is the top. */
  startAngle?: Expr<number>;
}

/** A layer of a type this version does not know: kept, reported, not drawn. */
export interface UnknownLayer extends LayerBase {
  type: string & {};
}

export type Layer =
  | TextLayer
  | ImageLayer
  | ShapeLayer
  | GroupLayer
  | StackLayer
  | RepeatLayer
  | QrLayer
  | ProgressLayer;
export type LayerType = Layer['type'];
