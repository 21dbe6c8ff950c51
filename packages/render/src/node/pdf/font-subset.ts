import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The functions of HarfBuzz's subsetter (`hb-subset.h`) that are called here, as its WebAssembly build exports them. */
interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  readonly hb_blob_create: (data: number, length: number, mode: number, userData: number, destroy: number) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_data: (blob: number, length: number) => number;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_glyph_set: (input: number) => number;
  readonly hb_subset_input_set: (input: number, kind: number) => number;
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void;
  readonly hb_subset_input_pin_all_axes_to_default: (input: number, face: number) => number;
  readonly hb_subset_input_pin_axis_location: (input: number, face: number, axis: number, value: number) => number;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
  readonly _initialize: () => void;
}

const MODE_WRITABLE = 2;
const SET_DROPPED_TABLES = 3;
const FLAGS = {
  withoutHinting: 0x1,
  /** Glyphs keep their numbers, so pages can be written before it is known which glyphs a font will need. */
  keepGlyphIds: 0x2,
  withoutLayoutClosure: 0x200,
} as const;
/** What a PDF reader has no use for: it is told glyphs and their places. */
const DROPPED = [
  'GSUB',
  'GPOS',
  'GDEF',
  'kern',
  'BASE',
  'JSTF',
  'STAT',
  'DSIG',
  'meta',
  'MATH',
  'vhea',
  'vmtx',
  'VORG',
];

/** What is used of the global that neither Node's types nor those of the language declare. */
interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
  readonly RuntimeError: new () => Error;
}

const { Module, Instance, RuntimeError } = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly;
let running: Subsetter | undefined;

/**
 * A font file with only the outlines of `glyphs` (and of what they are composed of), which keep their numbers. A
 * variable font becomes the instance at `weight`. Null when the subsetter cannot read the font.
 */
export function subsetFont(sfnt: Uint8Array, glyphs: Iterable<number>, weight: number): Uint8Array | null {
  running ??= start();
  try {
    return subsetWith(running, sfnt, glyphs, weight);
  } catch (error) {
    // A damaged file may leave anything behind.
    running = undefined;
    if (error instanceof RuntimeError || error instanceof RangeError) return null;
    throw error;
  }
}

function start(): Subsetter {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { exports } = new Instance(new Module(readFileSync(path)));
  const subsetter = exports as Subsetter;
  subsetter._initialize();
  return subsetter;
}

function subsetWith(hb: Subsetter, sfnt: Uint8Array, glyphs: Iterable<number>, weight: number): Uint8Array | null {
  const data = hb.malloc(sfnt.length);
  if (data === 0) return null;
  new Uint8Array(hb.memory.buffer).set(sfnt, data);
  const whole = hb.hb_blob_create(data, sfnt.length, MODE_WRITABLE, 0, 0);
  const face = hb.hb_face_create(whole, 0);
  const input = hb.hb_subset_input_create_or_fail();
  const kept = hb.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) hb.hb_set_add(kept, glyph);
  const dropped = hb.hb_subset_input_set(input, SET_DROPPED_TABLES);
  for (const table of DROPPED) hb.hb_set_add(dropped, tag(table));
  hb.hb_subset_input_set_flags(input, FLAGS.withoutHinting | FLAGS.keepGlyphIds | FLAGS.withoutLayoutClosure);
  hb.hb_subset_input_pin_all_axes_to_default(input, face);
  hb.hb_subset_input_pin_axis_location(input, face, tag('wght'), weight);
  const subset = hb.hb_subset_or_fail(face, input);
  const blob = subset === 0 ? 0 : hb.hb_face_reference_blob(subset);
  const start = blob === 0 ? 0 : hb.hb_blob_get_data(blob, 0);
  const bytes = start === 0 ? null : new Uint8Array(hb.memory.buffer, start, hb.hb_blob_get_length(blob)).slice();
  if (blob !== 0) hb.hb_blob_destroy(blob);
  if (subset !== 0) hb.hb_face_destroy(subset);
  hb.hb_subset_input_destroy(input);
  hb.hb_face_destroy(face);
  hb.hb_blob_destroy(whole);
  hb.free(data);
  return bytes && bytes.length > 0 ? bytes : null;
}

const tag = (text: string): number => Buffer.from(text.padEnd(4), 'latin1').readUInt32BE(0);
