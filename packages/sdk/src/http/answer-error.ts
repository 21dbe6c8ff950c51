import { errorOfStatus, type PictifyError } from '../errors.ts';
import type { Problem } from '../wire.gen.ts';
import { askedDelayMs } from './retry.ts';

/** Longest piece of an answer that is no problem document, in characters, as it is quoted. */
const EXCERPT = 200;

/** The error of an answer that says the call failed. */
export async function answerError(response: Response, idempotencyKey: string | null): Promise<PictifyError> {
  const text = await response.text();
  const problem = readProblem(text);
  const { status, headers } = response;
  return errorOfStatus({
    status,
    code: problem.code ?? 'invalid_answer',
    detail: problem.detail ?? notOurs(response, text),
    requestId: problem.requestId ?? headers.get('x-request-id'),
    errors: problem.errors ?? [],
    allowed: problem.allowed ?? null,
    retryAfterMs: status === 429 || headers.has('retry-after') ? askedDelayMs(headers) : null,
    idempotencyKey,
  });
}

function readProblem(text: string): Partial<Problem> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : {};
  } catch {
    return {};
  }
}

/** A proxy in between, or another service at this address. */
function notOurs({ status, statusText, url }: Response, text: string): string {
  const said = text.replace(/\s+/g, ' ').trim().slice(0, EXCERPT);
  const origin = url ? new URL(url).origin : 'The service';
  return `${origin} answered ${status} ${statusText}`.trim() + (said ? `: ${said}` : '. Is baseUrl a Pictify service?');
}
