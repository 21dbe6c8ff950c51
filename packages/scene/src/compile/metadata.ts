import { own } from '../json.ts';
import { type Cell, mapCell } from '../properties/cell.ts';
import { record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { ResolvedMetadata } from '../resolved.ts';
import type { Compiling } from './compiling.ts';

/** What a document says of itself; the answers for the first row are those of the whole document. */
export const metadata = record(
  {
    title: text('', 'Not written: the name of the template.'),
    author: text('', 'Who made it.'),
    subject: text('', 'What it is about.'),
    keywords: text('', 'Words to find it by, with commas between them.'),
  },
  'What a PDF says of itself.',
);

export function compileMetadata(template: unknown, at: Compiling): Cell<ResolvedMetadata> {
  const name = own(template, 'name');
  const fallback = typeof name === 'string' ? name : '';
  return mapCell(metadata.compile(own(template, 'metadata'), at), (written) => ({
    ...written,
    title: written.title || fallback,
  }));
}
