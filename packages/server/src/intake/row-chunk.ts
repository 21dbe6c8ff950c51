export type RowFailureCode = 'row-not-an-object' | 'row-too-large' | 'row-too-deep';

/** A row that will not be rendered; the rest of the body goes on. */
export interface FailedRow {
  /** Ordinal in the whole body, from 0. */
  readonly index: number;
  readonly code: RowFailureCode;
  readonly message: string;
}

/** One row: a JSON object as `JSON.parse` makes it. */
export type Row = Readonly<Record<string, unknown>>;

/** Consecutive rows of a body. Failed rows keep their place as `null`, in `raw` as in `rows`. */
export interface RowChunk {
  /** Ordinal of `rows[0]` in the whole body. */
  readonly firstIndex: number;
  readonly rows: readonly (Row | null)[];
  /** The same rows as the JSON text of one array, to be stored as it is. */
  readonly raw: Buffer;
  readonly failed: readonly FailedRow[];
}

/** What a body holds beside its rows. */
export interface BodySummary {
  /** Every top-level key but the rows', parsed. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Number of rows, failed ones included. */
  readonly total: number;
}
