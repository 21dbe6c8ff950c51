import type { RenderOptions, WireIssue } from '@pictify/api';
import type { ImageMeasure, inspectFont } from '@pictify/render/node';

/**
 * What parent and render processes say to each other, over the IPC channel with structured clone. A render process
 * holds no database connection: everything it needs is in the task, everything it found is in the answer.
 */
export interface WorkerSetup {
  blobsDir: string;
  assetsDir: string;
  allowPrivateHosts: readonly string[];
  /** Key of the MAC that names images. */
  imageNameKey: Uint8Array;
}

/** A document and how to draw it; `now` is fixed, so that rendering twice gives the same bytes. */
interface DrawnTemplate {
  workspaceId: string;
  document: Record<string, unknown>;
  documentHash: string;
  options: RenderOptions & { now: number };
  /** The workspace's own, whose files are in the blob store. */
  fonts: readonly TaskFont[];
}

export interface TaskFont {
  /** Names the file. */
  hash: string;
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  /** Size of the file. */
  bytes: number;
}

export type { ImageMeasure };
export type FontInspection = ReturnType<typeof inspectFont>;
export type FontFacts = Exclude<FontInspection, { readonly error: string }>;

export interface RenderTask extends DrawnTemplate {
  /** One, or those of a document. */
  rows: readonly unknown[];
}

export interface Rendered {
  /** `<hash>.<ext>` */
  name: string;
  bytes: Uint8Array;
  width: number;
  height: number;
  altText: string;
  issues: WireIssue[];
}

export type ChunkPriority = 'small' | 'bulk';

export interface ChunkTask extends DrawnTemplate {
  batchId: string;
  /** Index in the batch of the payload's first row. */
  firstIndex: number;
  /** Gzip of the JSON array of rows. */
  payload: Uint8Array;
  /** Positions in the payload of the rows to render. */
  rows: readonly number[];
  keyVariable: string | null;
  /** Null in a dry run: rows are drawn and weighed, and nothing is stored. */
  packKey: string | null;
  priority: ChunkPriority;
}

export interface ItemResult {
  /** Index in the batch. */
  index: number;
  key: string | null;
  status: 'completed' | 'failed' | 'cancelled' | 'deleted';
  /** 160-bit MAC of the image's bytes, base 32. */
  hash: string | null;
  /** Key of the pack, and where in it the image's bytes lie. */
  pack: string | null;
  offset: number;
  length: number;
  width: number;
  height: number;
  altText: string;
  /** Names of what the row carried; null where it could not be read. */
  variables: string[] | null;
  issues: WireIssue[];
  error: { code: string; message: string } | null;
}

export interface TaskFailure {
  code: 'image_too_large' | 'output_refused' | 'render_failed' | 'storage_full';
  message: string;
  detail: string;
}

export type ToWorker =
  | { type: 'setup'; setup: WorkerSetup }
  | { type: 'render'; task: number; render: RenderTask }
  | { type: 'chunk'; task: number; chunk: ChunkTask }
  | { type: 'inspect'; task: number; font: Uint8Array }
  | { type: 'measure'; task: number; image: Uint8Array }
  | { type: 'cancel'; task: number }
  | { type: 'stop' };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'alive'; residentBytes: number }
  | { type: 'rendered'; task: number; rendered: Rendered }
  | { type: 'progress'; task: number; completed: number; failed: number }
  | { type: 'chunked'; task: number; items: ItemResult[] }
  | { type: 'inspected'; task: number; inspection: FontInspection }
  | { type: 'measured'; task: number; measure: ImageMeasure }
  | { type: 'cancelled'; task: number }
  | { type: 'failed'; task: number; failure: TaskFailure };
