/**
 * Runs `work` on up to `inFlight` items at once and yields the results in the order of the items. No more than that
 * many items and results are held. A failure ends it once everything under way has settled.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  inFlight: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // It is looked at when its turn comes, which may be after it failed.
      result.catch(() => undefined);
      underWay.push(result);
      if (underWay.length >= inFlight) yield await (underWay.shift() as Promise<Result>);
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<Result>);
  } finally {
    await Promise.allSettled(underWay);
  }
}
