import type { Insertable, Selectable } from 'kysely';
import { imageBlobKey } from '../delivery/image-name.ts';
import { deriveKey } from '../security/derive.ts';
import { seal, unseal } from '../security/seal.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { IdempotencyTable } from '../store/schema.ts';

export interface Answer {
  status: 200 | 201 | 202;
  /** JSON, or the file itself. */
  body: object | ImageBody;
  headers?: Record<string, string>;
  /** The body holds a secret that is stored nowhere else: what is recorded is encrypted. */
  isSecret?: boolean;
}

/** A stored image as the body of an answer: its name is recorded, and its bytes are read again. */
export class ImageBody {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

type Place = Pick<IdempotencyTable, 'workspaceId' | 'key'>;
type Recorded = Pick<Insertable<IdempotencyTable>, 'status' | 'headers' | 'body' | 'sealed' | 'image'>;

export function responseOf({ status, body, headers = {} }: Answer): Response {
  if (body instanceof ImageBody) return new Response(body.bytes as Uint8Array<ArrayBuffer>, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export function recordOf(
  { rootSecret }: Pick<ServiceContext, 'rootSecret'>,
  place: Place,
  { status, body, headers = {}, isSecret = false }: Answer,
): Recorded {
  const isImage = body instanceof ImageBody;
  const text = isImage ? '' : JSON.stringify(body);
  return {
    status,
    headers: JSON.stringify(headers),
    body: isSecret ? seal(sealKey(rootSecret), text, aboutOf(place)) : text,
    sealed: isSecret,
    image: isImage ? body.name : null,
  };
}

/** @throws ServiceError `not_found` where the answer was an image that somebody has removed since. */
export async function replayOf(
  { rootSecret, blobs }: Pick<ServiceContext, 'rootSecret' | 'blobs'>,
  { workspaceId, key, status, headers, body, sealed, image }: Selectable<IdempotencyTable>,
): Promise<Response> {
  const replayed = { ...headers, 'Idempotent-Replayed': 'true' };
  if (image !== null) {
    const bytes = await blobs.get(imageBlobKey(image));
    if (!bytes) throw imageGone();
    return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers: replayed });
  }
  const text = sealed ? unseal(sealKey(rootSecret), body, aboutOf({ workspaceId, key })) : body;
  return new Response(text, { status, headers: { 'Content-Type': 'application/json', ...replayed } });
}

function sealKey(rootSecret: string): Buffer {
  return deriveKey(rootSecret, 'idempotent-answer');
}

function aboutOf({ workspaceId, key }: Place): string {
  return `${workspaceId}\0${key}`;
}

function imageGone(): ServiceError {
  const publicMessage =
    'The image that was made for this Idempotency-Key is not stored any more. Render it again with a new key.';
  return new ServiceError({ code: 'not_found', publicMessage });
}
