import type { DeflateCode } from './png-code.ts';
import type { Channels } from './png-filter.ts';
import type { RowCoder, RowState } from './png-row-coder.ts';
import { codeWords } from './png-wasm-tables.ts';
import { instantiate, type WasmGlobal, type WasmMemory } from './wasm-module.ts';

/** `packages/render/assembly/png/index.ts`. */
interface PngModule {
  readonly memory: WasmMemory;
  setSize(width: number, height: number, channels: number): void;
  /** Addresses, from `setSize` on. */
  readonly base: WasmGlobal<number>;
  readonly frame: WasmGlobal<number>;
  readonly codeWords: WasmGlobal<number>;
  readonly stream: WasmGlobal<number>;
  readonly strideBytes: WasmGlobal<number>;
  compile(headerBits: number): void;
  /** An address, from `compile` on. */
  readonly output: WasmGlobal<number>;
  markChanges(x: number, y: number, width: number, height: number): void;
  marksOf(fromRow: number, toRow: number): number;
  restoreRows(fromRow: number, toRow: number): void;
  startFrame(): void;
  writeRows(fromRow: number, toRow: number): number;
  readonly sum: WasmGlobal<bigint>;
  readonly weighted: WasmGlobal<bigint>;
}

/** Rows are compared as soon as so many bytes of them are laid, which then still are in the processor's cache. */
const CACHED_BYTES = 65_536;
const OPAQUE_WHITE = 255;

/** Copies the bits of what equals the base. */
export function createWasmCoder(base: Uint32Array, width: number, channels: Channels, code: DeflateCode): RowCoder {
  const module = instantiate<PngModule>('png.wasm');
  const height = base.length / width;
  module.setSize(width, height, channels);
  const strideBytes = module.strideBytes.value;
  // Growing the memory replaces its buffer, and makes this one useless.
  let bytes = new Uint8Array(module.memory.buffer);
  const memory = (): Uint8Array => {
    if (bytes.byteLength === 0) bytes = new Uint8Array(module.memory.buffer);
    return bytes;
  };

  const baseRow = (y: number): Uint32Array =>
    new Uint32Array(module.memory.buffer, module.base.value + y * strideBytes, width);
  memory().fill(OPAQUE_WHITE, module.base.value, module.base.value + strideBytes * height);
  for (let y = 0; y < height; y++) baseRow(y).set(base.subarray(y * width, (y + 1) * width));
  memory().set(new Uint8Array(codeWords(code, channels).buffer), module.codeWords.value);
  memory().set(code.header.bytes, module.stream.value);
  module.compile(code.header.length);
  const frame = module.frame.value;
  const rowBytes = 1 + width * channels;
  let end = module.output.value;

  return {
    get sizeBytes() {
      return module.memory.buffer.byteLength;
    },
    baseRows(fromRow, toRow) {
      const words = new Uint32Array((toRow - fromRow) * width);
      for (let y = fromRow; y < toRow; y++) words.set(baseRow(y), (y - fromRow) * width);
      return words;
    },
    lay({ x, y, width: patchWidth, height: patchHeight, data }) {
      const patchBytes = patchWidth * 4;
      const isWhole = patchBytes === strideBytes;
      const most = Math.max(1, Math.floor(CACHED_BYTES / strideBytes));
      for (let row = 0; row < patchHeight; row += most) {
        const rows = Math.min(most, patchHeight - row);
        for (let each = row; each < row + rows; each += isWhole ? rows : 1) {
          const length = isWhole ? rows * patchBytes : patchBytes;
          const from = each * patchBytes;
          memory().set(data.subarray(from, from + length), frame + (y + each) * strideBytes + x * 4);
        }
        module.markChanges(x, y + row, patchWidth, rows);
      }
    },
    stateOf: (fromRow, toRow) => STATES[module.marksOf(fromRow, toRow)]!,
    restore: module.restoreRows,
    start() {
      module.startFrame();
      end = module.output.value;
    },
    write(fromRow, toRow) {
      end = module.writeRows(fromRow, toRow);
      const length = (toRow - fromRow) * rowBytes;
      return { length, sum: Number(module.sum.value), weighted: Number(module.weighted.value) };
    },
    written: () => memory().subarray(module.output.value, end),
  };
}

/** By the bits that marks are made of: changed, and transparent. */
const STATES: readonly RowState[] = ['same', 'changed', 'same', 'transparent'];
