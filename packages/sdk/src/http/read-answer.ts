import { PictifyError } from '../errors.ts';
import type { Incoming } from './request.ts';

export async function readJson<T>({ response, deadline }: Incoming): Promise<T> {
  const text = await response.text();
  deadline.end();
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const { status, headers, url } = response;
    const type = headers.get('content-type') ?? 'no type';
    const detail = `${url} answered ${type} where JSON was expected: is baseUrl a Pictify service?`;
    throw new PictifyError({ status, code: 'invalid_answer', detail, requestId: headers.get('x-request-id'), cause });
  }
}

export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

export async function readFile({ response, deadline }: Incoming): Promise<FileAnswer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  deadline.end();
  return { bytes, headers: response.headers };
}

/** The answer as it comes. A connection that breaks makes the stream fail; one that is left alone does not time out. */
export async function readStream({ response, deadline, failure }: Incoming): Promise<ReadableStream<Uint8Array>> {
  deadline.pause();
  const reader = response.body?.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        deadline.restart();
        try {
          const piece = await reader?.read();
          deadline.pause();
          if (piece?.value) return controller.enqueue(piece.value);
          controller.close();
        } catch (thrown) {
          controller.error(failure(thrown));
        }
        deadline.end();
      },
      cancel: async (reason) => {
        deadline.end();
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
