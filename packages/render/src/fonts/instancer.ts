import type { Instancer } from './font-recipe.ts';

/** The part of HarfBuzz's subsetter, compiled to WebAssembly, that pins axes; pointers are offsets in its memory. */
export interface SubsetterExports {
  readonly memory: { readonly buffer: ArrayBufferLike };
  _initialize(): void;
  malloc(size: number): number;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_keep_everything(input: number): void;
  hb_subset_input_pin_axis_location(input: number, face: number, tag: number, value: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

const READ_ONLY = 1;

/**
 * Pins variable fonts with HarfBuzz. Each goes through a machine of its own, which is dropped afterwards with all its
 * memory; a damaged font cannot leave anything behind.
 *
 * @param start Gives a fresh instance of `harfbuzz-subset.wasm`, which imports nothing.
 */
export function createInstancer(start: () => SubsetterExports): Instancer {
  return (sfnt, axes) => {
    const hb = start();
    hb._initialize();
    const data = hb.malloc(sfnt.length);
    if (data === 0) throw new RangeError('The font is too large.');
    new Uint8Array(hb.memory.buffer).set(sfnt, data);
    const face = hb.hb_face_create(hb.hb_blob_create(data, sfnt.length, READ_ONLY, 0, 0), 0);
    const input = hb.hb_subset_input_create_or_fail();
    hb.hb_subset_input_keep_everything(input);
    for (const [tag, value] of Object.entries(axes)) {
      hb.hb_subset_input_pin_axis_location(input, face, tagNumber(tag), value);
    }
    const pinned = hb.hb_subset_or_fail(face, input);
    if (pinned === 0) throw new RangeError('The variable font is damaged.');
    const blob = hb.hb_face_reference_blob(pinned);
    const at = hb.hb_blob_get_data(blob, 0);
    return new Uint8Array(hb.memory.buffer).slice(at, at + hb.hb_blob_get_length(blob));
  };
}

const tagNumber = (tag: string): number =>
  Array.from({ length: 4 }, (_, at) => tag.charCodeAt(at)).reduce((value, code) => ((value << 8) | code) >>> 0, 0);
