import type { ObjectFile } from './object-file.ts';
import { array, dictionary, type Ref, reference, textString } from './syntax.ts';

export interface Bookmark {
  readonly title: string;
  readonly page: Ref;
}

/** The bookmarks, one below the other; null when there are none. */
export function writeOutline(file: ObjectFile, bookmarks: readonly Bookmark[]): Ref | null {
  if (bookmarks.length === 0) return null;
  const root = file.reserve();
  const refs = bookmarks.map(() => file.reserve());
  for (const [index, { title, page }] of bookmarks.entries()) {
    const before = refs[index - 1];
    const after = refs[index + 1];
    file.write(
      dictionary({
        Title: textString(title),
        Parent: reference(root),
        Prev: before === undefined ? null : reference(before),
        Next: after === undefined ? null : reference(after),
        Dest: array([reference(page), '/Fit']),
      }),
      refs[index],
    );
  }
  file.write(
    dictionary({
      Type: '/Outlines',
      First: reference(refs[0]!),
      Last: reference(refs.at(-1)!),
      Count: refs.length,
    }),
    root,
  );
  return root;
}
