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
  /** An address, from `setUp` on. */
  readonly frame: WasmGlobal<number>;
  count(): void;
  codeBase(): void;
  /** An address, from `codeBase` on. */
  readonly scan: WasmGlobal<number>;
  compare(x: number, y: number, width: number, height: number): void;
  encode(): number;
}

/** Rows are compared as soon as so many bytes of them are in the frame: they still are in the processor's cache. */
const CACHED_BYTES = 65_536;

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
  const frame = module.frame.value;
  for (const { data } of [sample, base]) {
    memory().set(data, frame);
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

  const lay = ({ x, y, width: patchWidth, height: patchHeight, data }: Patch): void => {
    const patchBytes = patchWidth * 4;
    const rowBytes = width * 4;
    const rowsAtOnce = Math.max(1, Math.floor(CACHED_BYTES / rowBytes));
    for (let row = 0; row < patchHeight; row += rowsAtOnce) {
      const end = Math.min(row + rowsAtOnce, patchHeight);
      if (patchWidth === width) {
        memory().set(data.subarray(row * rowBytes, end * rowBytes), frame + (y + row) * rowBytes);
      } else {
        for (let each = row; each < end; each++) {
          const from = data.subarray(each * patchBytes, (each + 1) * patchBytes);
          memory().set(from, frame + (y + each) * rowBytes + x * 4);
        }
      }
      module.compare(x, y + row, patchWidth, end - row);
    }
  };

  return {
    tables,
    encode(patches) {
      for (const patch of patches) if (patch.width > 0) lay(patch);
      const length = module.encode();
      return memory().subarray(module.scan.value, module.scan.value + length);
    },
    get sizeBytes() {
      return module.memory.buffer.byteLength;
    },
  };
}

/** A table as `assembly/jpeg/huffman.ts` wants it. The low four bits of every symbol say how many value bits follow. */
function entriesOf({ codes, lengths }: HuffmanTable): Uint32Array {
  return Uint32Array.from(codes, (code, symbol) => {
    const valueBits = symbol & 15;
    return lengths[symbol] === 0 ? 0 : ((code << valueBits) << 5) | (lengths[symbol]! + valueBits);
  });
}
