import type { Deadline } from './deadline.ts';

/** What `fetch` takes as a body. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** A body that may have to be sent more than once. */
export interface Body {
  readonly headers: Readonly<Record<string, string>>;
  /** For one attempt. What is read from the caller keeps the deadline from running. */
  open(deadline: Deadline): FetchBody | Promise<FetchBody>;
  /** Whether `open` can begin again from the start. */
  readonly canRepeat: boolean;
  /** What the caller’s own data threw; it goes before whatever that made of the request. */
  readonly failure: { readonly error: unknown } | null;
  /** The attempt is over: nothing more is read. */
  close(): void;
}

export type WholeContent = string | Blob | Uint8Array | ArrayBuffer;

/** What is there whole. */
export function wholeBody(contentType: string, content: WholeContent): Body {
  return {
    headers: { 'Content-Type': contentType },
    open: (deadline) => {
      deadline.restart(sizeOf(content));
      return content as FetchBody;
    },
    canRepeat: true,
    failure: null,
    close: () => undefined,
  };
}

export function jsonBody(value: unknown): Body {
  return wholeBody('application/json', JSON.stringify(value));
}

function sizeOf(content: WholeContent): number {
  if (typeof content === 'string') return content.length;
  return content instanceof Blob ? content.size : content.byteLength;
}

/** A file, whole. */
export type FileContent = Exclude<WholeContent, string>;

/** What it is, its content says. */
export function fileBody(file: FileContent): Body {
  return wholeBody('application/octet-stream', file);
}
