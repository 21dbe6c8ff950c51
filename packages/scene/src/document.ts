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
  /** How GIF and animated WebP play. */
  animation?: Playback;
  /** What a PDF says of itself; the title is the template's name unless it is written. */
  metadata?: Metadata;
}

export interface Metadata {
  title?: string;
  author?: string;
  subject?: string;
  keywords?: string;
}

export interface Playback {
  /** Frames a second while something moves. */
  fps?: number;
  /** How often it plays; 0 is for ever. */
  loop?: number;
  /** How long the last frame stays. */
  holdMs?: number;
  /** How long the finished card shows before it starts to move. */
  posterMs?: number;
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
  /** Of the page's bookmark in a PDF. */
  title?: string;
  layers: Layer[];
  transition?: Transition;
  celebrate?: Celebration;
}

/** How a page takes the place of the one before it. */
export interface Transition {
  effect?: Expr<'cut' | 'fade' | 'slide'>;
  side?: Expr<'left' | 'right' | 'top' | 'bottom'>;
  durationMs?: Expr<number>;
}

/** Confetti over a page, for rows that have something to celebrate. */
export interface Celebration {
  effect?: Expr<'confetti'>;
  when?: Expr<boolean>;
  pieces?: Expr<number>;
  colors?: Expr<string>[];
  seed?: Expr<number>;
  delayMs?: Expr<number>;
  durationMs?: Expr<number>;
}

/** How a layer comes in; without any effect on a still. */
export interface Animation {
  effect: Expr<'fade' | 'slide' | 'zoom' | 'spin' | 'count' | 'sweep'>;
  from?: Expr<number>;
  side?: Expr<'left' | 'right' | 'top' | 'bottom'>;
  distance?: Expr<number>;
  delayMs?: Expr<number>;
  durationMs?: Expr<number>;
  easing?: Expr<'linear' | 'ease-in' | 'ease-out' | 'ease-in-out' | 'back'>;
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
  sizing?: BoxSizing;
  /** About the centre of the box. */
  rotation?: Expr<number>;
  opacity?: Expr<number>;
  blend?: Expr<Blend>;
  visible?: Expr<boolean>;
  locked?: boolean;
  shadow?: Shadow[];
  /** Gaussian blur of the whole layer; standard deviation in pixels. */
  blur?: Expr<number>;
  mask?: Mask | 'none';
  /** What a click on the layer opens in a PDF: `https:`, `http:` or `mailto:`. */
  link?: Expr<string>;
  animations?: Animation[];
}

export type Sizing = 'fixed' | 'hug' | 'fill';

export interface BoxSizing {
  width?: Sizing;
  height?: Sizing;
  /** The share of the room that a filling layer takes, beside other filling ones; default 1. */
  grow?: Expr<number>;
  /** Limits of the box, whatever its sizing; a minimum wins over a maximum. */
  minWidth?: Expr<number>;
  maxWidth?: Expr<number>;
  minHeight?: Expr<number>;
  maxHeight?: Expr<number>;
}

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
  /** Pixels by which the outline that casts it grows, or inside the layer the lit part shrinks. */
  spread?: Expr<number>;
  color?: Expr<string>;
  /** Inside the layer, as if it were cut out of the page. */
  inset?: Expr<boolean>;
}

/** What the outline of a shape, a mask or a clip is made from. */
export interface Outline {
  /** Of a rectangle; the first of four rounds every corner of a polygon or a star. */
  radius?: Radius;
  sides?: Expr<number>;
  points?: Expr<number>;
  /** Of a star: how far its inner corners are from the centre, as a fraction of its points' distance. */
  innerRadius?: Expr<number>;
  /** SVG path data, stretched from `pathBox` (else from what it covers) to the box. */
  path?: Expr<string>;
  pathBox?: Partial<Box>;
  fillRule?: Expr<'nonzero' | 'evenodd'>;
}

export type ClosedShape = 'rectangle' | 'ellipse' | 'polygon' | 'star' | 'path';

export interface ClosedOutline extends Outline {
  shape?: Expr<ClosedShape>;
}

/** Cuts a layer to a shape in its own box, and multiplies it by the alpha or the luminance of a paint. */
export interface Mask extends ClosedOutline {
  paint?: Paint;
  mode?: Expr<'alpha' | 'luminance'>;
  invert?: Expr<boolean>;
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
  /** Where the line lies on the edge; open lines are always centred. */
  align?: Expr<'center' | 'inside' | 'outside'>;
  cap?: Expr<'butt' | 'round' | 'square'>;
  join?: Expr<'miter' | 'round' | 'bevel'>;
  dash?: Expr<number>[];
}

/** A line around letters. Its width is that at the asked size, and shrinks and grows with the text. */
export interface TextStroke {
  paint: Paint;
  width: Expr<number>;
  align?: Expr<'outside' | 'center'>;
  join?: Expr<'miter' | 'round' | 'bevel'>;
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
  /** Tabular figures stand under each other, whatever a counter says. */
  numerals?: Expr<'normal' | 'tabular' | 'proportional' | 'lining' | 'oldstyle'>;
  /** `small`: lower-case letters as small capitals. */
  caps?: Expr<'normal' | 'small'>;
  ligatures?: Expr<'normal' | 'none' | 'discretionary'>;
  kerning?: Expr<boolean>;
  /** OpenType features by tag, on or off: `{"ss01": true}`. They win over the properties above. */
  features?: { [tag: string]: boolean };
  /** Where an uploaded variable font stands on its axes, by tag: `{"wdth": 87.5}`. */
  axes?: { [tag: string]: number };
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

/** Every paragraph becomes an item with a marker; one tab before its text nests it, two nest it twice. */
export interface TextList {
  style?: Expr<'none' | 'bullet' | 'dash' | 'check' | 'number'>;
  /** Instead of the style's own marker, `→` for one. */
  marker?: Expr<string>;
  color?: Paint;
  /** Between marker and text; default half the font's size. */
  gap?: Expr<number>;
  /** The number of the first item. */
  start?: Expr<number>;
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
  /** `justify` widens the spaces of all lines but the last of a paragraph. */
  align?: Expr<'start' | 'center' | 'end' | 'left' | 'right' | 'justify'>;
  verticalAlign?: Expr<'top' | 'middle' | 'bottom'>;
  /** `cap`: the text begins at the top of its capitals and ends at its last baseline, as buttons and badges want. */
  verticalTrim?: Expr<'none' | 'cap'>;
  direction?: Expr<'auto' | 'ltr' | 'rtl'>;
  letterCase?: Expr<'none' | 'upper' | 'lower' | 'title'>;
  stroke?: TextStroke | 'none';
  /** Lines flow through columns side by side, the first at the start of the text's direction. */
  columns?: { count?: Expr<number>; gap?: Expr<number> };
  list?: TextList;
  /** Pixels between paragraphs, which end at line feeds. */
  paragraphSpacing?: Expr<number>;
  /** Pixels before the first line of every paragraph; none in lists. */
  indent?: Expr<number>;
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
  zoom?: Expr<number>;
  align?: Expr<'left' | 'center' | 'right'>;
  verticalAlign?: Expr<'top' | 'middle' | 'bottom'>;
  radius?: Radius;
  stroke?: Stroke | 'none';
  background?: Paint;
  fetch?: FetchRules;
  /** Tried in order when the source is empty or cannot be had; the end of the chain is always `hide`. */
  fallback?: Fallback[];
}

export interface ShapeLayer extends LayerBase, Outline {
  type: 'shape';
  /** A line runs from the box's top-left to its bottom-right corner. */
  shape?: Expr<ClosedShape | 'line'>;
  fill?: Paint;
  stroke?: Stroke | 'none';
}

export interface GroupLayer extends LayerBase {
  type: 'group';
  layers: Layer[];
  clip?: Expr<boolean>;
  radius?: Radius;
  /** What a clip cuts to; else the box with its `radius`. */
  clipShape?: ClosedOutline;
}

export interface StackProps {
  direction?: Expr<'row' | 'column'>;
  gap?: Expr<number>;
  /** One padding, or top, right, bottom, left. */
  padding?: Radius;
  /** Across the direction. `baseline` is for rows; in a column it is `start`. */
  align?: Expr<'start' | 'center' | 'end' | 'stretch' | 'baseline'>;
  /** Along the direction. */
  justify?: Expr<'start' | 'center' | 'end' | 'space-between'>;
  /** Children that do not fit along the direction go on in another line. */
  wrap?: Expr<boolean>;
  /** Between lines; default the gap. */
  lineGap?: Expr<number>;
}

export interface StackLayer extends LayerBase, StackProps {
  type: 'stack';
  layers: Layer[];
  fill?: Paint;
  radius?: Radius;
  stroke?: Stroke | 'none';
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
  /** Where a bar grows to; default `right`. */
  direction?: Expr<'right' | 'left' | 'up' | 'down'>;
  /** Steps that a bar or a ring is cut into, with `gap` between them. */
  segments?: Expr<number>;
  gap?: Expr<number>;
  /** Corner radius of a bar or of each of its segments; default half its thickness. */
  radius?: Radius;
  /** Stroke width of a ring. */
  thickness?: Expr<number>;
  /** Where a ring starts; 0 is the top. */
  startAngle?: Expr<number>;
}

/** A number, what a label says of it, and its own colour. */
export interface ChartPointData {
  label?: Expr<string>;
  value: Expr<number | null>;
  color?: Expr<string>;
}

export interface ChartLayer extends LayerBase {
  type: 'chart';
  variant?: Expr<'bar' | 'line' | 'donut' | 'sparkline'>;
  /** An expression giving one of these, or the data as it stands. */
  data: Expr<(Expr<number | null> | ChartPointData)[] | Record<string, Expr<number | null>>>;
  compare?: Expr<(Expr<number | null> | ChartPointData)[] | Record<string, Expr<number | null>>>;
  fill?: Paint;
  colors?: Expr<string>[];
  compareFill?: Paint;
  highlight?: Expr<'none' | 'max' | 'min' | 'first' | 'last'>;
  highlightFill?: Paint;
  area?: Paint;
  min?: Expr<number>;
  max?: Expr<number>;
  direction?: Expr<'vertical' | 'horizontal'>;
  barGap?: Expr<number>;
  radius?: Radius;
  rounded?: Expr<'end' | 'all'>;
  curve?: Expr<'smooth' | 'straight' | 'step'>;
  lineWidth?: Expr<number>;
  dots?: Expr<'none' | 'all' | 'last'>;
  grid?: Expr<number>;
  gridColor?: Expr<string>;
  labels?: Expr<boolean>;
  values?: Expr<boolean>;
  /** Text with blocks that know `value`, `label` and `index` only. */
  format?: string;
  font?: Font;
  color?: Expr<string>;
  thickness?: Expr<number>;
  startAngle?: Expr<number>;
  gap?: Expr<number>;
  maxParts?: Expr<number>;
  otherLabel?: Expr<string>;
}

export interface RatingLayer extends LayerBase {
  type: 'rating';
  value: Expr<number>;
  max?: Expr<number>;
  step?: Expr<number>;
  symbol?: Expr<'star' | 'heart' | 'circle' | 'square' | 'path'>;
  path?: Expr<string>;
  gap?: Expr<number>;
  align?: Expr<'start' | 'center' | 'end'>;
  direction?: Expr<'ltr' | 'rtl'>;
  fill?: Paint;
  track?: Paint;
  stroke?: Stroke | 'none';
}

/** Drawn by rule: the same for the same seed. */
export interface BackgroundLayer extends LayerBase {
  type: 'background';
  generator?: Expr<string>;
  seed?: Expr<string | number>;
  /** The ground, then what is drawn on it; 2 to 8 colours. */
  palette?: Expr<string>[];
  params?: {
    scale?: Expr<number>;
    density?: Expr<number>;
    softness?: Expr<number>;
    strength?: Expr<number>;
    angle?: Expr<number>;
  };
  /** Where its ornaments step back; rectangles as shares of the box. Default `auto`: under the text that lies on it. */
  quiet?: 'auto' | 'none' | Box[];
  radius?: Radius;
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
  | ChartLayer
  | RatingLayer
  | BackgroundLayer
  | ProgressLayer;
export type LayerType = Layer['type'];
