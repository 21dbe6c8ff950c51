import type { BatchState, DeliveryState, MessageType, RenderOptions, Scope, WebhookEvent } from '@pictify/api';
import type { ImageFormat } from '@pictify/fetcher';
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { FontFacts, TaskFont } from '../workers/protocol.ts';

type CreatedAt = ColumnType<Date, Date | undefined, never>;
type Json<T> = ColumnType<T, string, string>;

/** The tables as Kysely sees them; the SQL is in `migrations/`. Every row carries its workspace. */
export interface Schema {
  workspace: { id: string; name: string; createdAt: CreatedAt };
  setting: { workspaceId: string; name: string; value: Json<unknown> };
  apiKey: ApiKeyTable;
  template: TemplateTable;
  /** Documents by hash: those that batches, published versions and rollbacks made stay. */
  templateVersion: {
    workspaceId: string;
    templateId: string;
    documentHash: string;
    document: Json<Record<string, unknown>>;
    createdAt: CreatedAt;
  };
  templatePublication: TemplatePublicationTable;
  templateRevision: {
    workspaceId: string;
    templateId: string;
    revision: number;
    documentHash: string;
    /** The places it changed. */
    touched: Json<readonly string[]>;
    savedAt: CreatedAt;
  };
  batch: BatchTable;
  batchChunk: BatchChunkTable;
  /** Batches that are gone, while some of their images may still lie in the blob store. */
  deletedBatch: { id: string; workspaceId: string; deletedAt: CreatedAt };
  font: FontTable;
  asset: AssetTable;
  image: ImageTable;
  webhook: WebhookTable;
  webhookEvent: WebhookEventTable;
  webhookMessage: WebhookMessageTable;
  webhookDelivery: {
    messageId: string;
    attempt: number;
    /** When it began. */
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
  revokedAt: ColumnType<Date | null, undefined, Date | null>;
  expiresAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** To the minute. */
  lastUsedAt: ColumnType<Date | null, undefined, Date>;
  /** The key it was rotated to. */
  replacedBy: ColumnType<string | null, undefined, string>;
  /** It is the one PICTIFY_API_KEY names. */
  ofEnvironment: Generated<boolean>;
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

/** A published version; its document is the row of `templateVersion` with its hash. */
export interface TemplatePublicationTable {
  workspaceId: string;
  templateId: string;
  version: number;
  revision: number;
  documentHash: string;
  name: string | null;
  note: string | null;
  publishedAt: CreatedAt;
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
  /** Of its jobs in the queue; higher ones go first. */
  priority: Generated<number>;
  /** Rows are drawn and no image is stored. */
  dryRun: Generated<boolean>;
  total: number;
  completed: Generated<number>;
  failed: Generated<number>;
  cancelled: Generated<number>;
  /** Rows whose image, values and result were deleted one by one. */
  deleted: Generated<number>;
  openChunks: number;
  /** Counts how often it was started: 1, and one more for each retry. */
  run: Generated<number>;
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
  /** Gzip of the JSON of the chunk's results. An open chunk has those of the run before, if there was one. */
  results: Buffer | null;
  /** Grows with every change of the results, and when the chunk is opened for another run. */
  revision: Generated<number>;
  /** Rows that the latest run draws; null where that is all of them. */
  runRows: ColumnType<number | null, undefined, number>;
  /** Packs that no result refers to have still to be deleted. */
  stalePacks: Generated<boolean>;
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

export interface AssetTable {
  workspaceId: string;
  /** Made from the content; with the workspace it names the file in the blob store. */
  id: string;
  name: string;
  format: ImageFormat;
  width: number;
  height: number;
  bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  createdAt: CreatedAt;
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

export interface WebhookTable {
  id: string;
  workspaceId: string;
  url: string;
  description: string;
  events: WebhookEvent[];
  /** Null while it is enabled. */
  disabledReason: 'by_request' | 'receiver_gone' | null;
  /** Sealed under a key derived from the root secret. */
  secret: string;
  /** The one that `secret` took the place of; signs too until then. */
  previousSecret: string | null;
  previousSecretUntil: Date | null;
  createdAt: CreatedAt;
  updatedAt: ColumnType<Date, Date | undefined, Date>;
}

/** What happened, as every endpoint is told of it. */
export interface WebhookEventTable {
  id: string;
  workspaceId: string;
  /** Gzip of the JSON. */
  body: Buffer;
  createdAt: CreatedAt;
}

/** An event on its way to one endpoint; its id is the `webhook-id`. */
export interface WebhookMessageTable {
  id: string;
  workspaceId: string;
  /** Null where it goes to the `webhookUrl` of a call. */
  webhookId: string | null;
  /** Null where it was written before there were events; its body is then built when it is sent. */
  eventId: string | null;
  type: MessageType;
  batchId: string | null;
  /** Where the next attempt goes. */
  url: string;
  /** The host of `url`, with its port. */
  host: GeneratedAlways<string>;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  /** Attempts since it was written or last replayed. */
  scheduleStep: Generated<number>;
  nextAttemptAt: ColumnType<Date, Date | undefined, Date>;
  /** Set while an attempt is under way. */
  attemptStartedAt: ColumnType<Date | null, Date | undefined, Date | null>;
  createdAt: CreatedAt;
  finishedAt: ColumnType<Date | null, undefined, Date | null>;
}

export interface IdempotencyTable {
  workspaceId: string;
  key: string;
  fingerprint: string;
  status: number;
  headers: Json<Record<string, string>>;
  body: string;
  /** The body is encrypted, because it holds a secret. */
  sealed: Generated<boolean>;
  /** The answer is this stored image; there is no body then. */
  image: string | null;
  createdAt: CreatedAt;
  expiresAt: Date;
}
