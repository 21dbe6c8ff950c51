interface Page {
  readonly pagination: { readonly hasNext: boolean };
}

/** The things of a list that is paged by number, page after page. */
export async function* everyPage<P extends Page, T>(
  read: (page: number) => Promise<P>,
  items: (page: P) => readonly T[],
): AsyncGenerator<T, void, undefined> {
  for (let number = 1; ; number++) {
    const page = await read(number);
    yield* items(page);
    if (!page.pagination.hasNext) return;
  }
}
