import { crc32, inflateSync } from 'node:zlib';

interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** Straight RGBA. */
  readonly data: Uint8Array;
}

/** Reads what the differential encoder writes and forgives nothing: a decoder for tests, independent of libpng's. */
export function readPng(file: Uint8Array): ReadPng {
  const chunks = readChunks(Buffer.from(file.buffer, file.byteOffset, file.length));
  const [header, ...rest] = chunks;
  const ends = rest.pop();
  if (header?.type !== 'IHDR' || ends?.type !== 'IEND' || ends.data.length > 0) throw new Error('No IHDR or IEND.');
  if (rest.some(({ type }) => type !== 'IDAT')) throw new Error('Another chunk than IDAT.');
  const [depth, color, compression, filter, interlace] = header.data.subarray(8);
  if (depth !== 8 || (color !== 2 && color !== 6) || compression !== 0 || filter !== 0 || interlace !== 0) {
    throw new Error(`An IHDR of ${header.data.subarray(8).join()}.`);
  }
  const width = header.data.readUInt32BE(0);
  const height = header.data.readUInt32BE(4);
  const channels = color === 6 ? 4 : 3;
  const bytes = inflateAll(Buffer.concat(rest.map(({ data }) => data)));
  if (bytes.length !== height * (1 + width * channels)) throw new Error(`${bytes.length} bytes of pixels.`);
  return { width, height, channels, data: unfilter(bytes, width, channels) };
}

function readChunks(file: Buffer): { type: string; data: Buffer }[] {
  if (file.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('No signature.');
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) throw new Error(`A wrong CRC at ${end}.`);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** The stream has to end where the data does. zlib itself verifies the Adler-32. */
function inflateAll(stream: Buffer): Uint8Array {
  const { buffer, engine } = inflateSync(stream, { info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  if (engine.bytesWritten !== stream.length) throw new Error('Bytes after the end of the stream.');
  return buffer;
}

function unfilter(bytes: Uint8Array, width: number, channels: 3 | 4): Uint8Array {
  const pixels = new Uint8Array((bytes.length / (1 + width * channels)) * width * 4).fill(255);
  let read = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const isFirst = at % (width * 4) === 0;
    if (isFirst && bytes[read++] !== 1) throw new Error('Another filter than Sub.');
    for (let channel = 0; channel < channels; channel++) {
      pixels[at + channel] = bytes[read++]! + (isFirst ? 0 : pixels[at + channel - 4]!);
    }
  }
  return pixels;
}
