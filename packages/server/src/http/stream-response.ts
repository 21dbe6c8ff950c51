import type { Context } from 'hono';
import type { Environment } from './environment.ts';

/** Makes the bytes of an answer one after the other. `gone` fires when nobody wants more of them. */
export type ByteSource = (gone: AbortSignal) => AsyncGenerator<Uint8Array>;

/**
 * Answers with bytes as they are made, no faster than the caller takes them. What fails before the first of them is an
 * ordinary error; what fails later destroys the connection, so that nobody takes a part for the whole.
 */
export async function streamResponse(
  c: Context<Environment>,
  headers: Record<string, string>,
  source: ByteSource,
): Promise<Response> {
  if (c.req.method === 'HEAD') return new Response(null, { headers });
  const gone = new AbortController();
  const bytes = source(gone.signal);
  let first: IteratorResult<Uint8Array> | null = await bytes.next();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = first ?? (await bytes.next());
          first = null;
          if (gone.signal.aborted) return;
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (gone.signal.aborted) return;
          c.get('log').error({ error }, 'an answer could not be finished');
          c.env.outgoing.destroy();
        }
      },
      cancel: async () => {
        gone.abort();
        await bytes.return(undefined);
      },
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  );
  return new Response(body, { headers });
}
