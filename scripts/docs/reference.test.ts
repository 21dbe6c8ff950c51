import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceDir, referencePages } from './reference-pages.ts';

test.each(Object.keys(referencePages))('docs/reference/%s is what the tables in the code say', (name) => {
  expect(readFileSync(join(referenceDir, name), 'utf8')).toBe(referencePages[name]!());
});
