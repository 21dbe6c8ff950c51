import { LARGEST_UNPACKED, type Unbrotli } from '../fonts/index.ts';

type Brotli = typeof import('brotli-dec-wasm/web');

let loading: Promise<Unbrotli> | undefined;

/** Fetched with the first WOFF2 file or word list: text in the shipped Latin families needs none. */
export function loadUnbrotli(): Promise<Unbrotli> {
  loading ??= import('brotli-dec-wasm/web')
    .then(async (brotli) => {
      await brotli.default();
      return (bytes: Uint8Array) => unpack(bytes, brotli);
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Bytes unpacked at a time. */
const STEP = 4 * 1024 * 1024;

/** Throws where the bytes are not Brotli, or hold more than a font may. */
function unpack(bytes: Uint8Array, { DecompressStream, BrotliStreamResultCode }: Brotli): Uint8Array {
  const stream = new DecompressStream();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; ; ) {
    const { buf, code, input_offset: read } = stream.decompress(bytes.subarray(at), STEP);
    parts.push(buf);
    at += read;
    length += buf.length;
    if (length > LARGEST_UNPACKED) throw new RangeError('Unpacked, the file is too large.');
    if (code === BrotliStreamResultCode.ResultSuccess) break;
    if (code === BrotliStreamResultCode.NeedsMoreInput) throw new RangeError('The packed file is truncated.');
  }
  const all = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
