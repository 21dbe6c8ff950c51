import type { Body, FetchBody } from './body.ts';
import type { Deadline } from './deadline.ts';

/** Most bytes that are gathered where a body cannot be streamed. */
const GATHERED_BYTES = 256 * 1024 ** 2;
const TOO_LARGE = `More than ${GATHERED_BYTES} bytes cannot be gathered to be sent from here: send them from a server, as several batches, or as a Blob of NDJSON or CSV.`;

export interface StreamBodyOptions {
  readonly contentType: string;
  readonly gzip: boolean;
  /** Begins to read from the start; stops, however long the next piece takes, when nobody wants more. */
  readonly pieces: (isWanted: () => boolean) => AsyncIterator<Uint8Array>;
  /** Whether `pieces` gives the same again. */
  readonly canRepeat: boolean;
}

interface Source {
  pieces: AsyncIterator<Uint8Array> | null;
  isWanted: boolean;
}

/**
 * A body that is read while it is sent, no faster than it is sent. Where `fetch` cannot do that, which is in browsers,
 * it is gathered first.
 */
export class StreamBody implements Body {
  readonly headers: Record<string, string>;
  readonly #options: StreamBodyOptions;
  /** Of the attempt under way. */
  #source: Source = { pieces: null, isWanted: false };
  #wasRead = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(options: StreamBodyOptions) {
    const gzip = options.gzip && typeof CompressionStream !== 'undefined';
    this.#options = { ...options, gzip };
    this.headers = { 'Content-Type': options.contentType, ...(gzip ? { 'Content-Encoding': 'gzip' } : {}) };
  }

  get canRepeat(): boolean {
    return !this.#failure && (this.#options.canRepeat || !this.#wasRead);
  }

  get failure(): { readonly error: unknown } | null {
    return this.#failure;
  }

  open(deadline: Deadline): FetchBody | Promise<FetchBody> {
    const source: Source = { pieces: null, isWanted: true };
    this.#source = source;
    const plain = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          this.#wasRead = true;
          deadline.pause();
          try {
            source.pieces ??= this.#options.pieces(() => source.isWanted);
            const { done, value } = await source.pieces.next();
            deadline.restart();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            if (source.isWanted) this.#failure = { error };
            controller.error(error);
          }
        },
        cancel: () => this.close(),
      },
      { highWaterMark: 0 },
    );
    const packed = this.#options.gzip ? gzipped(plain) : plain;
    return canStream() ? (packed as FetchBody) : this.#gather(packed, deadline);
  }

  async #gather(stream: ReadableStream<Uint8Array>, deadline: Deadline): Promise<FetchBody> {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    const reader = stream.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      deadline.signal.throwIfAborted();
      bytes += piece.value.length;
      if (bytes > GATHERED_BYTES) {
        this.#failure = { error: new RangeError(TOO_LARGE) };
        throw this.#failure.error;
      }
      pieces.push(piece.value);
    }
    deadline.restart(bytes);
    return new Blob(pieces as ConstructorParameters<typeof Blob>[0]);
  }

  close(): void {
    this.#source.isWanted = false;
    // Whoever waited for it is gone; what it throws now is nobody's business.
    this.#source.pieces?.return?.().catch(() => undefined);
  }
}

/** Browsers stream over HTTP/2 only, or not at all, and do not say which before they fail. */
function canStream(): boolean {
  const { document, importScripts } = globalThis as { document?: unknown; importScripts?: unknown };
  return document === undefined && importScripts === undefined;
}

function gzipped(plain: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return plain.pipeThrough(new CompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>);
}
