import { createHash } from 'node:crypto';
import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Extent } from '../../geometry.ts';
import type { Rgba } from './color.ts';
import { isJpeg, passableJpeg } from './jpeg.ts';
import type { ObjectFile } from './object-file.ts';
import { type Ref, reference } from './syntax.ts';

/** The file a picture was decoded from. */
export interface Original {
  readonly bytes: Uint8Array;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
}

interface Bitmap {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** An original of up to this many times the pixels that are needed is passed through; a larger one is shrunk. */
const WASTE = 4;
/** JPEG blurs flat colour and sharp edges, so a lossless bitmap up to this many times its size is preferred. */
const LOSSLESS_WORTH = 1.5;
const JPEG_QUALITY = 88;
const LOSSLESS = { compressionLevel: 6, adaptiveFiltering: true };

/**
 * The pictures of a document, each once however often and under whatever address it is shown. Painting names a picture
 * at once; `flush` encodes what was named since, so that no more than one page's bitmaps are held.
 */
export class ImageTable {
  readonly #file: ObjectFile;
  readonly #refs = new WeakMap<object, Ref>();
  readonly #originals = new WeakMap<object, Original>();
  /** What pictures of equal content share. */
  readonly #byContent = new Map<string, Ref>();
  #pending: { readonly drawable: Canvas; readonly ref: Ref; readonly source: Original | Rgba | null }[] = [];

  constructor(file: ObjectFile) {
    this.#file = file;
  }

  /** Tells of a picture's file before it is drawn. */
  remember(drawable: unknown, original: Original): void {
    this.#originals.set(drawable as object, original);
  }

  /** What the content stream is to show for this bitmap. */
  use(drawable: unknown): Ref {
    const canvas = drawable as Canvas;
    const known = this.#refs.get(canvas);
    if (known !== undefined) return known;
    const original = this.#originals.get(canvas) ?? null;
    if (!original) return this.#reserve(canvas, null);
    const key = `${digest(original.bytes)} ${canvas.width}x${canvas.height}`;
    const ref = this.#byContent.get(key) ?? this.#reserve(canvas, original);
    this.#byContent.set(key, ref);
    this.#refs.set(canvas, ref);
    return ref;
  }

  /** The bitmap's opacity in one colour, whose own opacity does not count. */
  useTinted(drawable: unknown, color: Rgba): Ref {
    return this.#reserve(drawable as Canvas, color);
  }

  #reserve(drawable: Canvas, source: Original | Rgba | null): Ref {
    const ref = this.#file.reserve();
    this.#refs.set(drawable, ref);
    this.#pending.push({ drawable, ref, source });
    return ref;
  }

  async flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    for (const { drawable, ref, source } of pending) await this.#write(drawable, ref, source);
  }

  async #write(drawable: Canvas, ref: Ref, source: Original | Rgba | null): Promise<void> {
    const { width, height } = drawable;
    const original = source && 'bytes' in source ? source : null;
    const passed = original && isModest(original, width * height) ? passableJpeg(original.bytes) : null;
    if (passed) {
      this.#writeImage(ref, passed.bytes, { ...passed, filter: '/DCTDecode' }, null);
      return;
    }
    const { data } = drawable.getContext('2d').getImageData(0, 0, width, height);
    const { color, alpha } = split({ data, width, height });
    const mask = alpha && (await this.#writeMask(alpha, width, height));
    if (source && 'red' in source) {
      const tint = Uint8Array.from([source.red, source.green, source.blue], (channel) => Math.round(channel * 255));
      this.#writeImage(ref, tint, { width: 1, height: 1, gray: false, filter: null }, mask);
    } else {
      await this.#writeColor(ref, color, { width, height }, mask, original !== null && isJpeg(original.bytes));
    }
  }

  async #writeColor(ref: Ref, color: Buffer, size: Extent, mask: Ref | null, lossy: boolean): Promise<void> {
    const { width, height } = size;
    const picture = sharp(color, { raw: { width, height, channels: 3 } });
    const jpeg = await picture.clone().jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
    const png = lossy ? null : pngData(await picture.png(LOSSLESS).toBuffer());
    if (png && png.length <= jpeg.length * LOSSLESS_WORTH) {
      this.#writeImage(ref, png, { width, height, gray: false, filter: 'png' }, mask);
    } else {
      this.#writeImage(ref, jpeg, { width, height, gray: false, filter: '/DCTDecode' }, mask);
    }
  }

  /** Opacity is lossless; soft edges are a sixth of the size with each row as its difference from the one above. */
  async #writeMask(alpha: Buffer, width: number, height: number): Promise<Ref> {
    const png = sharp(alpha, { raw: { width, height, channels: 1 } })
      .toColourspace('b-w')
      .png(LOSSLESS);
    const ref = this.#file.reserve();
    this.#writeImage(ref, pngData(await png.toBuffer()), { width, height, gray: true, filter: 'png' }, null);
    return ref;
  }

  #writeImage(
    ref: Ref,
    bytes: Uint8Array,
    { width, height, gray, filter }: { width: number; height: number; gray: boolean; filter: string | null },
    mask: Ref | null,
  ): void {
    const png = filter === 'png';
    this.#file.writeStream(
      {
        Type: '/XObject',
        Subtype: '/Image',
        Width: width,
        Height: height,
        ColorSpace: gray ? '/DeviceGray' : '/DeviceRGB',
        BitsPerComponent: 8,
        Filter: png ? '/FlateDecode' : filter,
        DecodeParms: png ? `<</Predictor 15 /Colors ${gray ? 1 : 3} /Columns ${width}>>` : null,
        SMask: mask === null ? null : reference(mask),
        Interpolate: 'true',
      },
      bytes,
      ref,
    );
  }
}

const isModest = ({ naturalWidth, naturalHeight }: Original, drawn: number): boolean =>
  naturalWidth * naturalHeight <= drawn * WASTE;

const digest = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('base64');

/**
 * Colours and opacity apart; no opacity when all of it is opaque. What is clear takes the colour of what is visible
 * beside it, because readers smooth the two separately and black would show as a fringe.
 */
function split({ data, width, height }: Bitmap): { color: Buffer; alpha: Buffer | null } {
  const count = width * height;
  const color = Buffer.alloc(count * 3);
  const alpha = Buffer.alloc(count);
  let seen = -1;
  let opaque = true;
  for (let at = 0; at < count; at++) {
    const opacity = data[at * 4 + 3]!;
    alpha[at] = opacity;
    if (opacity !== 255) opaque = false;
    if (opacity === 0 && seen < 0) continue;
    const from = opacity === 0 ? seen : at;
    color[at * 3] = data[from * 4]!;
    color[at * 3 + 1] = data[from * 4 + 1]!;
    color[at * 3 + 2] = data[from * 4 + 2]!;
    seen = from;
  }
  return { color, alpha: opaque ? null : alpha };
}

/** The compressed rows of a PNG, which PDF reads as they are: its `IDAT` chunks one after another. */
function pngData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}
