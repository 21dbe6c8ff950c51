import type { Canvas2D, CanvasPixels, FillRule, Gradient, Matrix } from '../../canvas.ts';
import { intersection, type Rect } from '../../geometry.ts';
import { type CanvasState, copyState, initialState, nothingWritten } from './canvas-state.ts';
import { type Rgba, readRgba, rgb } from './color.ts';
import { Content } from './content.ts';
import { DevicePath } from './device-path.ts';
import type { Drawing } from './drawing.ts';
import type { FontChoice, TableFont } from './font-table.ts';
import { PdfGradient } from './gradient.ts';
import { entriesOf, IDENTITY, multiply, scaleOf } from './matrix.ts';
import { number, numbers, type Ref } from './syntax.ts';
import { type TextMark, TextWriter } from './text-writer.ts';

/** How a group is laid over what is below. */
export interface GroupBlending {
  readonly alpha: number;
  /** A composite operation of the canvas. */
  readonly blend: string;
  /** What the group is multiplied with. */
  readonly mask?: GroupMask;
}

export interface GroupMask {
  readonly by: 'Alpha' | 'Luminosity';
  readonly inverted: boolean;
  readonly paint: () => void;
}

const GROUP = '<</S /Transparency /CS /DeviceRGB>>';
const GRAY_GROUP = '<</S /Transparency /CS /DeviceGray>>';
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };
const CAPS: { readonly [cap: string]: number } = { butt: 0, round: 1, square: 2 };
const JOINS: { readonly [join: string]: number } = { miter: 0, round: 1, bevel: 2 };

/**
 * A canvas that writes PDF operators. Paths and text stay what they are; its pixels are the device pixels that bitmaps
 * from effects are made for. What PDF cannot do (reading pixels, clearing, filters) does nothing here; painting does
 * that on bitmaps.
 */
export class PdfCanvas implements Canvas2D {
  filter = 'none';
  imageSmoothingEnabled = true;
  imageSmoothingQuality = 'high';
  textRendering = 'auto';
  textBaseline = 'alphabetic';
  textAlign = 'left';

  readonly #drawing: Drawing;
  readonly #region: Rect;
  readonly #text = new TextWriter();
  readonly #saved: CanvasState[] = [];
  #content: Content;
  /** From device pixels to the coordinates of the content stream. */
  #base: Matrix;
  #state: CanvasState;
  #path = new DevicePath();
  /** Texts that were filled with nothing: when they are stroked, that is all there is of them. */
  readonly #hollow = new Set<string>();

  /** @param region The canvas, in device pixels. `base` leads from them to the coordinates of `content`. */
  constructor(drawing: Drawing, content: Content, base: Matrix, region: Rect) {
    this.#drawing = drawing;
    this.#content = content;
    this.#base = base;
    this.#region = region;
    this.#state = initialState(region);
  }

  get clipBounds(): Rect {
    return this.#state.clip;
  }

  save(): void {
    this.#saved.push(this.#state);
    this.#state = copyState(this.#state);
    this.#content.add('q');
  }

  restore(): void {
    const state = this.#saved.pop();
    if (!state) return;
    this.#state = state;
    this.#content.add('Q');
  }

  getTransform(): Matrix {
    return this.#state.matrix;
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.#state.matrix = { a, b, c, d, e, f };
  }

  translate(x: number, y: number): void {
    this.#state.matrix = multiply(this.#state.matrix, { ...IDENTITY, e: x, f: y });
  }

  rotate(radians: number): void {
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    this.#state.matrix = multiply(this.#state.matrix, { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 });
  }

  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient {
    return new PdfGradient({ type: 'linear', coords: [x0, y0, x1, y1] });
  }

  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient {
    return new PdfGradient({ type: 'radial', coords: [x0, y0, r0, x1, y1, r1] });
  }

  createConicGradient(startAngle: number, x: number, y: number): Gradient {
    return new PdfGradient({ type: 'conic', startAngle, x, y });
  }

  beginPath(): void {
    this.#path = new DevicePath();
  }

  closePath(): void {
    this.#path.close();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(this.#state.matrix, x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(this.#state.matrix, x, y);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(this.#state.matrix, x, y, width, height);
  }

  arc(x: number, y: number, radius: number, start: number, end: number, counterclockwise?: boolean): void {
    this.#path.ellipse(this.#state.matrix, { x, y }, { x: radius, y: radius }, 0, start, end, counterclockwise);
  }

  ellipse(x: number, y: number, rx: number, ry: number, rotation: number, start: number, end: number): void {
    this.#path.ellipse(this.#state.matrix, { x, y }, { x: rx, y: ry }, rotation, start, end);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#path.cubicTo(this.#state.matrix, x1, y1, x2, y2, x, y);
  }

  fill(rule: FillRule = 'nonzero'): void {
    this.#fillPath(this.#path, rule);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = new DevicePath();
    path.rect(this.#state.matrix, x, y, width, height);
    this.#fillPath(path, 'nonzero');
  }

  stroke(): void {
    const { operators } = this.#path;
    if (operators === '' || this.lineWidth <= 0) return;
    this.#painted(this.strokeStyle, 'stroke', () => {
      this.#writeLine();
      this.#content.add(`${operators}\nS`);
    });
  }

  clip(rule: FillRule = 'nonzero'): void {
    const { operators, bounds } = this.#path;
    this.#state.clip = (bounds && intersection(this.#state.clip, bounds)) ?? NOWHERE;
    this.#content.add(`${operators || '0 0 0 0 re'}\n${rule === 'evenodd' ? 'W*' : 'W'} n`);
  }

  fillText(text: string, x: number, y: number): void {
    const style = this.#fontNow()?.colored ? '#000000' : this.fillStyle;
    const clear = !(style instanceof PdfGradient) && readRgba(String(style)).alpha === 0;
    if (clear) this.#hollow.add(`${text} ${x} ${y}`);
    else this.#painted(style, 'fill', () => this.#showText(text, x, y, 'fill'));
  }

  /** Few readers stroke letters in a gradient, so they show the gradient through the stroked letters. */
  strokeText(text: string, x: number, y: number): void {
    const { strokeStyle } = this;
    if (this.lineWidth <= 0 || this.#fontNow()?.colored) return;
    if (strokeStyle instanceof PdfGradient) {
      const paint = (): void => {
        this.strokeStyle = '#000000';
        this.strokeText(text, x, y);
      };
      const { globalAlpha: alpha, globalCompositeOperation: blend } = this;
      this.group(() => this.fillAll(strokeStyle), { alpha, blend, mask: { by: 'Alpha', inverted: false, paint } });
      return;
    }
    this.#painted(strokeStyle, 'stroke', () => {
      this.#writeLine();
      this.#showText(text, x, y, this.#hollow.delete(`${text} ${x} ${y}`) ? 'line' : 'line around');
    });
  }

  drawImage(image: unknown, ...at: readonly number[]): void {
    const drawable = image as { readonly width: number; readonly height: number };
    const whole = [0, 0, drawable.width, drawable.height];
    const [sx, sy, sw, sh, x, y, width, height] = (at.length < 8 ? [...whole, ...at] : at) as Eight;
    if (!(sw > 0 && sh > 0 && width > 0 && height > 0)) return;
    const scaleX = width / sw;
    const scaleY = height / sh;
    const cropped = sx > CLOSE || sy > CLOSE || sw < drawable.width - CLOSE || sh < drawable.height - CLOSE;
    this.save();
    if (cropped) {
      const window = new DevicePath();
      window.rect(this.#state.matrix, x, y, width, height);
      this.#content.add(`${window.operators}\nW n`);
    }
    const target = {
      x: x - sx * scaleX,
      y: y - sy * scaleY,
      width: drawable.width * scaleX,
      height: drawable.height * scaleY,
    };
    this.#show(this.#drawing.images.use(image), target, this.globalAlpha);
    this.restore();
  }

  /** Draws a bitmap's opacity in one colour. */
  drawTinted(image: unknown, color: Rgba, target: Rect): void {
    this.save();
    this.#show(this.#drawing.images.useTinted(image, color), target, this.globalAlpha * color.alpha);
    this.restore();
  }

  /** Paints onto a layer of its own, which is then laid over what is below as one. Text and paths stay what they are. */
  group(paint: () => void, { alpha, blend, mask }: GroupBlending): void {
    const form = this.#record(paint, GROUP);
    if (form === null) return;
    const masked = mask && (this.#record(mask.paint, GROUP) ?? this.#nothing(GROUP));
    this.save();
    this.#blend(alpha, blend);
    if (mask && masked !== undefined) {
      this.#content.add(`${this.#content.use('ExtGState', this.#drawing.masking(masked, mask.by, mask.inverted))} gs`);
    }
    this.#content.add(`${this.#content.use('XObject', form)} Do`);
    this.restore();
  }

  /** Paints into a form that can be shown on any page with `showForm`; null when nothing is painted. */
  recordForm(paint: () => void): Ref | null {
    return this.#record(paint, null);
  }

  showForm(form: Ref): void {
    this.save();
    this.#blend(1, 'source-over');
    this.#content.add(`${this.#content.use('XObject', form)} Do`);
    this.restore();
  }

  /** Fills all of the canvas; a gradient lies in its present coordinates. */
  fillAll(style: unknown): void {
    const { x, y, width, height } = this.#region;
    const path = new DevicePath();
    path.rect(IDENTITY, x, y, width, height);
    this.#painted(style, 'fill', () => this.#content.add(`${path.operators}\nf`));
  }

  clearRect(): void {}

  getImageData(_x: number, _y: number, width: number, height: number): CanvasPixels {
    return { data: new Uint8ClampedArray(width * height * 4) };
  }

  putImageData(): void {}

  get globalAlpha(): number {
    return this.#state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.#state.globalAlpha = value;
  }
  get globalCompositeOperation(): string {
    return this.#state.globalCompositeOperation;
  }
  set globalCompositeOperation(value: string) {
    this.#state.globalCompositeOperation = value;
  }
  get fillStyle(): unknown {
    return this.#state.fillStyle;
  }
  set fillStyle(value: unknown) {
    this.#state.fillStyle = value;
  }
  get strokeStyle(): unknown {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value: unknown) {
    this.#state.strokeStyle = value;
  }
  get lineWidth(): number {
    return this.#state.lineWidth;
  }
  set lineWidth(value: number) {
    this.#state.lineWidth = value;
  }
  get lineCap(): string {
    return this.#state.lineCap;
  }
  set lineCap(value: string) {
    this.#state.lineCap = value;
  }
  get lineJoin(): string {
    return this.#state.lineJoin;
  }
  set lineJoin(value: string) {
    this.#state.lineJoin = value;
  }
  get miterLimit(): number {
    return this.#state.miterLimit;
  }
  set miterLimit(value: number) {
    this.#state.miterLimit = value;
  }
  get font(): string {
    return this.#state.font;
  }
  set font(value: string) {
    this.#state.font = value;
  }
  get direction(): string {
    return this.#state.direction;
  }
  set direction(value: string) {
    this.#state.direction = value;
  }
  get letterSpacing(): string {
    return this.#state.letterSpacing;
  }
  set letterSpacing(value: string) {
    this.#state.letterSpacing = value;
  }
  setLineDash(segments: number[]): void {
    this.#state.dash = segments.length % 2 === 0 ? segments : [...segments, ...segments];
  }

  #fillPath(path: DevicePath, rule: FillRule): void {
    const { operators } = path;
    if (operators === '') return;
    this.#painted(this.fillStyle, 'fill', () => this.#content.add(`${operators}\n${rule === 'evenodd' ? 'f*' : 'f'}`));
  }

  #fontNow(): TableFont | null {
    const choice = readFont(this.font);
    return choice && this.#drawing.fonts.get(choice);
  }

  #showText(text: string, x: number, y: number, mark: TextMark): void {
    const choice = readFont(this.font);
    const font = this.#fontNow();
    if (!choice || !font) return;
    const { matrix, clip, direction } = this.#state;
    const letterSpacing = Number.parseFloat(this.letterSpacing) || 0;
    this.#text.show(
      { text, x, y, rtl: direction === 'rtl', choice, letterSpacing, matrix, clip },
      font,
      this.#content,
      mark,
    );
  }

  /** Sets colour, opacity and blending, and paints. A gradient that is not opaque paints through a mask of its alpha. */
  #painted(style: unknown, kind: 'fill' | 'stroke', paint: () => void): void {
    const { globalAlpha, globalCompositeOperation } = this.#state;
    if (!(style instanceof PdfGradient)) {
      const color = readRgba(String(style));
      if (color.alpha * globalAlpha <= 0) return;
      this.#blend(globalAlpha * color.alpha, globalCompositeOperation);
      this.#color(kind, `${rgb(color)} ${kind === 'fill' ? 'rg' : 'RG'}`);
      paint();
      return;
    }
    if (style.stops.length === 0 || globalAlpha <= 0) return;
    if (!style.opaque) this.save();
    this.#blend(globalAlpha, globalCompositeOperation);
    if (!style.opaque) {
      const mask = this.#drawing.masking(this.#alphaMask(style), 'Luminosity');
      this.#content.add(`${this.#content.use('ExtGState', mask)} gs`);
    }
    const pattern = this.#drawing.gradients.pattern(style, 'color', this.#state.matrix, this.#base, this.#region);
    const name = this.#content.use('Pattern', pattern);
    this.#color(kind, kind === 'fill' ? `/Pattern cs ${name} scn` : `/Pattern CS ${name} SCN`);
    paint();
    if (!style.opaque) this.restore();
  }

  #alphaMask(gradient: PdfGradient): Ref {
    const { x, y, width, height } = this.#region;
    const content = new Content();
    const pattern = this.#drawing.gradients.pattern(gradient, 'alpha', this.#state.matrix, IDENTITY, this.#region);
    content.add(`/Pattern cs ${content.use('Pattern', pattern)} scn\n${numbers([x, y, width, height])} re f`);
    return content.writeForm(this.#drawing.file, this.#regionBox, GRAY_GROUP);
  }

  #color(kind: 'fill' | 'stroke', operators: string): void {
    if (this.#state.written[kind] === operators) return;
    this.#state.written[kind] = operators;
    this.#content.add(operators);
  }

  #blend(alpha: number, operation: string): void {
    const operators = `${this.#content.use('ExtGState', this.#drawing.blending(alpha, operation))} gs`;
    if (this.#state.written.graphics === operators) return;
    this.#state.written.graphics = operators;
    this.#content.add(operators);
  }

  #writeLine(): void {
    const { lineWidth, lineCap, lineJoin, miterLimit, dash, matrix } = this.#state;
    const scale = scaleOf(matrix);
    const dashes = dash.some((length) => length > 0) ? numbers(dash.map((length) => length * scale)) : '';
    const operators = `${number(lineWidth * scale)} w ${CAPS[lineCap] ?? 0} J ${JOINS[lineJoin] ?? 0} j ${number(miterLimit)} M [${dashes}] 0 d`;
    if (this.#state.written.line === operators) return;
    this.#state.written.line = operators;
    this.#content.add(operators);
  }

  #show(image: Ref, { x, y, width, height }: Rect, alpha: number): void {
    if (alpha <= 0) return;
    this.#blend(alpha, this.globalCompositeOperation);
    const place = multiply(this.#state.matrix, { a: width, b: 0, c: 0, d: -height, e: x, f: y + height });
    this.#content.add(`${numbers(entriesOf(place))} cm\n${this.#content.use('XObject', image)} Do`);
  }

  /** Paints into a form of its own; null when nothing was painted. */
  #record(paint: () => void, group: string | null): Ref | null {
    const { content, base } = { content: this.#content, base: this.#base };
    this.#saved.push(this.#state);
    this.#state = {
      ...this.#state,
      globalAlpha: 1,
      globalCompositeOperation: 'source-over',
      written: nothingWritten(),
    };
    this.#content = new Content();
    this.#base = IDENTITY;
    paint();
    const recorded = this.#content;
    this.#content = content;
    this.#base = base;
    this.#state = this.#saved.pop()!;
    return recorded.empty ? null : recorded.writeForm(this.#drawing.file, this.#regionBox, group);
  }

  #nothing(group: string): Ref {
    return new Content().writeForm(this.#drawing.file, this.#regionBox, group);
  }

  get #regionBox(): readonly [number, number, number, number] {
    const { x, y, width, height } = this.#region;
    return [x, y, x + width, y + height];
  }
}

type Eight = [number, number, number, number, number, number, number, number];

/** Pixels by which a crop may miss the picture's edge without being one. */
const CLOSE = 1e-3;

/** Of what paint writes: `italic 700 20px "pf-inter-700-italic"`. */
const FONT = /^(\S+) (\d+) ([\d.e+-]+)px "(.+)"$/;

function readFont(css: string): FontChoice | null {
  const [, , weight, size, family] = FONT.exec(css) ?? [];
  return weight && size && family ? { family, weight: Number(weight), size: Number(size) } : null;
}
