/**
 * The same rows, window after window; while one window is handed out, the pictures of the next are already loading.
 * `prefetch` must not reject.
 */
export async function* rowsAhead<Row>(
  rows: AsyncIterable<Row>,
  window: number,
  prefetch: (rows: readonly Row[]) => Promise<void>,
): AsyncGenerator<Row> {
  let ready: { rows: readonly Row[]; loaded: Promise<void> } | null = null;
  for await (const next of windows(rows, window)) {
    const loaded = prefetch(next);
    if (ready) {
      await ready.loaded;
      yield* ready.rows;
    }
    ready = { rows: next, loaded };
  }
  if (ready) {
    await ready.loaded;
    yield* ready.rows;
  }
}

async function* windows<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let window: Row[] = [];
  for await (const row of rows) {
    window.push(row);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}
