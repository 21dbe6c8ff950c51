import type { BatchState, RenderOptions, Scope } from '@pictify/api';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FontFacts, TaskFont } from '../workers/protocol.ts';

type CreatedAt = ColumnType<Date, Date | undefined, never>;
type Json<T> = ColumnType<T, string, string>;

/** The tables as Kysely sees them; the SQL is in `migrations/`. Every row carries its workspace. */
export interface Schema {
  workspace: { id: string; name: string; createdAt: CreatedAt };
  setting: { workspaceId: string; name: string; value: Json<unknown> };
  apiKey: ApiKeyTable;
  template: TemplateTable;
  templateVersion: {
    workspaceId: string;
    templateId: string;
    documentHash: string;
    document: Json<Record<string, unknown>>;
    createdAt: CreatedAt;
  };
  batch: BatchTable;
  batchChunk: BatchChunkTable;
  font: FontTable;
  image: ImageTable;
  webhookMessage: WebhookMessageTable;
  webhookDelivery: {
    messageId: string;
    attempt: number;
    at: CreatedAt;
    status: number | null;
    durationMs: number;
    error: string | null;
  };
  idempotency: IdempotencyTable;
}

export interface ApiKeyTable {
  id: string;
  workspaceId: string;
  /** HMAC-SHA-256 of the key under a key derived from the root secret. */
  hash: Buffer;
  /** The first characters, to tell keys apart in a list. */
  prefix: string;
  name: string;
  scopes: Scope[];
  createdAt: CreatedAt;
  revokedAt: Date | null;
}

export interface TemplateTable {
  workspaceId: string;
  id: string;
  name: string;
  revision: number;
  document: Json<Record<string, unknown>>;
  /** What a list shows of the document, which may be 8 MB; null where it was stored before there were summaries. */
  summary: Json<Record<string, unknown>> | null;
  documentHash: string;
  createdAt: CreatedAt;
  updatedAt: Date;
}

export interface BatchTable {
  id: string;
  workspaceId: string;
  templateId: string;
  documentHash: string;
  state: BatchState | 'ingesting';
  options: JSONColumnType<RenderOptions>;
  /** The workspace's fonts as they were when the batch was accepted. */
  fonts: ColumnType<TaskFont[], string | undefined, string>;
  keyVariable: string | null;
  metadata: Json<Record<string, unknown>> | null;
  webhookUrl: string | null;
  total: number;
  completed: Generated<number>;
  failed: Generated<number>;
  cancelled: Generated<number>;
  openChunks: number;
  createdAt: CreatedAt;
  startedAt: Date | null;
  completedAt: Date | null;
}

export interface BatchChunkTable {
  batchId: string;
  /** Index in the batch of the chunk's first row; with the batch it is the chunk's identity. */
  firstIndex: number;
  count: number;
  state: Generated<'open' | 'done' | 'cancelled'>;
  jobId: string | null;
  /** Gzip of the JSON array of rows. */
  payload: Buffer;
  /** Rows refused at the door: `[{index, code, message}]`. */
  rejected: Json<RejectedRow[]> | null;
  attempts: Generated<number>;
  /** How often a render process died while it worked on this chunk. */
  crashes: Generated<number>;
  /** How often it could not be done for a reason of ours. */
  failures: Generated<number>;
  completed: Generated<number>;
  failed: Generated<number>;
  /** Gzip of the JSON of the chunk's results. */
  results: Buffer | null;
  finishedAt: Date | null;
}

export interface RejectedRow {
  index: number;
  code: string;
  message: string;
}

export interface FontTable {
  id: string;
  workspaceId: string;
  /** SHA-256 of the file; names it in the blob store. */
  hash: string;
  family: string;
  /** The family as names are compared. */
  familyKey: string;
  weight: number;
  style: 'normal' | 'italic';
  /** What the file says of itself; its own family, weight and style may differ. */
  facts: Json<FontFacts>;
  bytes: number;
  createdAt: CreatedAt;
  deletedAt: ColumnType<Date | null, undefined, Date>;
}

export interface ImageTable {
  /** What the URL ends in: `<hash>.<ext>`. */
  name: string;
  workspaceId: string;
  templateId: string;
  documentHash: string;
  width: number;
  height: number;
  bytes: number;
  altText: string;
  createdAt: CreatedAt;
}

export interface WebhookMessageTable {
  id: string;
  workspaceId: string;
  type: string;
  batchId: string;
  url: string;
  state: Generated<'pending' | 'delivered' | 'failed' | 'gone'>;
  attempts: Generated<number>;
  nextAttemptAt: ColumnType<Date, Date | undefined, Date>;
  createdAt: CreatedAt;
  finishedAt: Date | null;
}

export interface IdempotencyTable {
  workspaceId: string;
  key: string;
  fingerprint: string;
  status: number;
  headers: Json<Record<string, string>>;
  body: string;
  createdAt: CreatedAt;
  expiresAt: Date;
}
