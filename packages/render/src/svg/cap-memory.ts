const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;
const HAS_MAXIMUM = 1;

/**
 * The same wasm module, whose memory cannot grow past `pages` (of 64 KB): what would need more traps instead of taking
 * the machine's (WebAssembly Core 1.0, 5.5.8). RangeError when the module has no memory of its own.
 */
export function capMemory(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const id = wasm[at];
    const size = readLeb(wasm, at + 1);
    const end = size.end + size.value;
    if (id === MEMORY_SECTION) {
      const least = readLeb(wasm, size.end + 2);
      const body = [1, HAS_MAXIMUM, ...writeLeb(least.value), ...writeLeb(Math.max(least.value, pages))];
      const section = [MEMORY_SECTION, ...writeLeb(body.length), ...body];
      const capped = new Uint8Array(at + section.length + wasm.length - end);
      capped.set(wasm.subarray(0, at));
      capped.set(section, at);
      capped.set(wasm.subarray(end), at + section.length);
      return capped;
    }
    at = end;
  }
  throw new RangeError('The wasm module has no memory.');
}

function readLeb(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  for (let at = from, shift = 0; at < bytes.length; at++, shift += 7) {
    value |= ((bytes[at] as number) & 0x7f) << shift;
    if ((bytes[at] as number) < 0x80) return { value, end: at + 1 };
  }
  throw new RangeError('The wasm module is truncated.');
}

function writeLeb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeLeb(value >> 7)];
}
