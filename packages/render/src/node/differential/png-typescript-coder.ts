import type { Patch } from './frame-encoder.ts';
import { type ByteSums, byteSums } from './png-adler.ts';
import { BitString } from './png-bit-string.ts';
import { codeWriter, type DeflateCode } from './png-code.ts';
import { type Channels, filterRows } from './png-filter.ts';
import { rowsOf } from './png-pixels.ts';
import type { RowCoder } from './png-row-coder.ts';
import { type TokenSink, writeRow } from './png-tokens.ts';

/** Writes anew whatever it is asked for: the plain words of what WebAssembly does with kept bits, and its measure. */
export function createTypescriptCoder(
  base: Uint32Array,
  width: number,
  channels: Channels,
  code: DeflateCode,
): RowCoder {
  const kept = base.slice();
  const frame = base.slice();
  const frameBytes = new Uint8Array(frame.buffer);
  const output = new BitString();
  const tokens: TokenSink = codeWriter(code, output);

  return {
    get sizeBytes() {
      return kept.byteLength + frame.byteLength + output.sizeBytes;
    },
    baseRows: (fromRow, toRow) => kept.slice(fromRow * width, toRow * width),
    lay({ x, y, width: patchWidth, height, data }: Patch) {
      const rowBytes = patchWidth * 4;
      for (let row = 0; row < height; row++) {
        frameBytes.set(data.subarray(row * rowBytes, (row + 1) * rowBytes), ((y + row) * width + x) * 4);
      }
    },
    stateOf(fromRow, toRow) {
      let changed = false;
      for (let i = fromRow * width; i < toRow * width; i++) {
        if (frame[i] === kept[i]) continue;
        if (frame[i]! >>> 24 !== 255) return 'transparent';
        changed = true;
      }
      return changed ? 'changed' : 'same';
    },
    restore(fromRow, toRow) {
      frame.set(kept.subarray(fromRow * width, toRow * width), fromRow * width);
    },
    start: () => output.clear(),
    write(fromRow, toRow): ByteSums {
      const rows = rowsOf(frame, width, fromRow, toRow);
      output.append(code.header);
      for (const row of rows) writeRow(row, channels, tokens);
      output.write(code.endOfBlock.bits, code.endOfBlock.count);
      // An empty stored block.
      output.write(0, 3);
      output.alignToByte();
      output.write(0, 16);
      output.write(0xffff, 16);
      return byteSums(filterRows(rows, channels));
    },
    written: () => output.bytes,
  };
}
