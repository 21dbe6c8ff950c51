export type RowFailureCode = 'row-not-an-object' | 'row-too-large' | 'row-too-deep' | 'row-malformed';

/** A row that will not be rendered; the rest of the body goes on. */
export interface FailedRow {
  /** Ordinal in the whole body, from 0. */
  readonly index: number;
  readonly code: RowFailureCode;
  readonly message: string;
}

/** Consecutive rows of a body. */
export interface RowChunk {
  /** Ordinal of the first row in the whole body. */
  readonly firstIndex: number;
  readonly count: number;
  /** The rows as the JSON text of one array of objects, to be stored as it is; a failed row is `null`. */
  readonly raw: Buffer;
  readonly failed: readonly FailedRow[];
}

/** What a body holds beside its rows. */
export interface BodySummary {
  /** Every top-level key but the rows', parsed. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Number of rows, failed ones included. */
  readonly total: number;
  /** The names in the header of a CSV. */
  readonly columns?: readonly string[];
}

/** Reads one kind of body piece by piece. After a first error every call throws the same. */
export interface BodyScanner {
  /** Reads the next piece and answers the chunks it completed. The piece may be reused afterwards. */
  push(piece: Uint8Array): RowChunk[];
  /** Ends the body and answers the last chunk, if any, and the rest of what the body held. */
  finish(): BodySummary & { readonly chunks: RowChunk[] };
}
