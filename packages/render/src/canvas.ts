/**
 * The part of Canvas 2D that paint uses. Browsers' contexts and the server's Skia context both satisfy it; nothing
 * else may be called, so that both paint the same pixels.
 */
export interface Canvas2D {
  save(): void;
  restore(): void;
  getTransform(): Matrix;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  translate(x: number, y: number): void;
  rotate(radians: number): void;

  globalAlpha: number;
  globalCompositeOperation: string;
  filter: string;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: string;

  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  miterLimit: number;
  setLineDash(segments: number[]): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient;
  createConicGradient(startAngle: number, x: number, y: number): Gradient;

  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number, counterclockwise?: boolean): void;
  ellipse(x: number, y: number, rx: number, ry: number, rotation: number, start: number, end: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  fill(rule?: FillRule): void;
  stroke(): void;
  clip(rule?: FillRule): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;

  font: string;
  direction: string;
  letterSpacing: string;
  textRendering: string;
  textBaseline: string;
  textAlign: string;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;

  drawImage(image: unknown, dx: number, dy: number, dw: number, dh: number): void;
  drawImage(
    image: unknown,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    dx: number,
    dy: number,
    dw: number,
    dh: number,
  ): void;
  /** Only where no drawing can do it: reading pixels back is slow. Opaque pixels and black ones come out as they are. */
  getImageData(x: number, y: number, width: number, height: number): CanvasPixels;
  putImageData(pixels: CanvasPixels, x: number, y: number): void;
}

export type FillRule = 'nonzero' | 'evenodd';

/** Straight (not premultiplied) red, green, blue, alpha. */
export interface CanvasPixels {
  readonly data: Uint8ClampedArray;
}

export interface Gradient {
  addColorStop(offset: number, color: string): void;
}

export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** A bitmap that can be painted on and then drawn. Width and height are device pixels. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly context: Canvas2D;
  /** What `drawImage` takes. */
  readonly drawable: unknown;
}

export type SurfaceFactory = (width: number, height: number) => Surface;

/** A decoded, upright picture. `width` and `height` are the drawable's, which may have been shrunk on load. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  readonly drawable: unknown;
  /** What of the file is not in it, for people: “scripts”. */
  readonly leftOut?: readonly string[];
}
