import type { Pixels } from '../encode.ts';
import type { Patch } from './frame-encoder.ts';
import { codeTablesFor, type HuffmanTable } from './jpeg-huffman.ts';
import type { ScanCoder, ScanOptions } from './jpeg-scan-coder.ts';
import { instantiate, type WasmGlobal, type WasmMemory } from './wasm-module.ts';

/** `packages/render/assembly/jpeg/index.ts`. */
interface JpegModule {
  readonly memory: WasmMemory;
  /** Addresses. */
  readonly STEPS: WasmGlobal<number>;
  readonly DC_CODES: WasmGlobal<number>;
  readonly AC_CODES: WasmGlobal<number>;
  readonly DC_COUNTS: WasmGlobal<number>;
  readonly AC_COUNTS: WasmGlobal<number>;
  setUp(width: number, height: number, fullColour: boolean, red: number, green: number, blue: number): void;
  /** From `setUp` on: addresses, and the pixels along a side of an MCU. */
  readonly base: WasmGlobal<number>;
  readonly band: WasmGlobal<number>;
  readonly side: WasmGlobal<number>;
  count(): void;
  codeBase(): void;
  /** An address, from `codeBase` on. */
  readonly scan: WasmGlobal<number>;
  startFrame(): void;
  openRow(row: number, left: number, right: number): void;
  codeRow(row: number, left: number, right: number): void;
  finishFrame(): number;
}

/** Scans by WebAssembly: what equals the base is copied bit by bit. */
export function createWasmScanCoder(options: ScanOptions, base: Pixels, sample: Pixels): ScanCoder {
  const { width, height } = base;
  const module = instantiate<JpegModule>('jpeg.wasm');
  // Growing the memory replaces its buffer, and makes this one useless.
  let bytes = new Uint8Array(module.memory.buffer);
  const memory = (): Uint8Array => {
    if (bytes.byteLength === 0) bytes = new Uint8Array(module.memory.buffer);
    return bytes;
  };
  const words = ({ value }: WasmGlobal<number>, index: number, length: number): Uint32Array =>
    new Uint32Array(module.memory.buffer, value + index * length * 4, length);

  memory().set(options.quantisation.luma, module.STEPS.value);
  memory().set(options.quantisation.chroma, module.STEPS.value + 64);
  module.setUp(width, height, options.fullColour, ...options.background);
  for (const { data } of [sample, base]) {
    memory().set(data, module.base.value);
    module.count();
  }
  const tables = codeTablesFor({
    dc: [words(module.DC_COUNTS, 0, 16), words(module.DC_COUNTS, 1, 16)],
    ac: [words(module.AC_COUNTS, 0, 256), words(module.AC_COUNTS, 1, 256)],
  });
  for (const component of [0, 1] as const) {
    words(module.DC_CODES, component, 16).set(entriesOf(tables.dc[component]).subarray(0, 16));
    words(module.AC_CODES, component, 256).set(entriesOf(tables.ac[component]));
  }
  module.codeBase();

  const rowBytes = width * 4;
  const band = module.band.value;
  const side = module.side.value;

  /** Puts those rows of a patch into the band that are from `top` to before `bottom` of the frame. */
  const lay = ({ x, y, width: patchWidth, height: patchHeight, data }: Patch, top: number, bottom: number): void => {
    const patchBytes = patchWidth * 4;
    const first = Math.max(y, top);
    const end = Math.min(y + patchHeight, bottom);
    const rowsAtOnce = patchWidth === width ? end - first : 1;
    for (let row = first; row < end; row += rowsAtOnce) {
      const from = (row - y) * patchBytes;
      memory().set(data.subarray(from, from + rowsAtOnce * patchBytes), band + (row - top) * rowBytes + x * 4);
    }
  };

  return {
    tables,
    encode(patches) {
      module.startFrame();
      for (let row = 0; row * side < height; row++) {
        const top = row * side;
        const bottom = Math.min(top + side, height);
        const touching = patches.filter((patch) => patch.width > 0 && patch.y < bottom && patch.y + patch.height > top);
        if (touching.length === 0) continue;
        const left = Math.min(...touching.map(({ x }) => x));
        const right = Math.max(...touching.map((patch) => patch.x + patch.width));
        const isCovered = touching.some((patch) => covers(patch, width, top, bottom));
        if (!isCovered) module.openRow(row, left, right);
        for (const patch of touching) lay(patch, top, bottom);
        module.codeRow(row, left, right);
      }
      const length = module.finishFrame();
      return memory().subarray(module.scan.value, module.scan.value + length);
    },
    get sizeBytes() {
      return module.memory.buffer.byteLength;
    },
  };
}

/** Whether a patch has all pixels of some rows of the frame. */
function covers(patch: Patch, width: number, top: number, bottom: number): boolean {
  return patch.width === width && patch.y <= top && patch.y + patch.height >= bottom;
}

/** A table as `assembly/jpeg/huffman.ts` wants it. The low four bits of every symbol say how many value bits follow. */
function entriesOf({ codes, lengths }: HuffmanTable): Uint32Array {
  return Uint32Array.from(codes, (code, symbol) => {
    const valueBits = symbol & 15;
    return lengths[symbol] === 0 ? 0 : ((code << valueBits) << 5) | (lengths[symbol]! + valueBits);
  });
}
