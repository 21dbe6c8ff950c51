import { expect, test } from 'vitest';
import { batchOptionsSchema } from './batches.ts';
import { pointer, readInput } from './invalid.ts';
import { renderRequestSchema } from './render.ts';

const errors = (schema: typeof batchOptionsSchema | typeof renderRequestSchema, input: unknown) => {
  const read = readInput(schema, input, Object.keys(schema.shape));
  return 'errors' in read ? read.errors : [];
};

test('each problem has a pointer to where it is', () => {
  const found = errors(renderRequestSchema, { scale: 9, quality: 'high', size: { width: 0, height: 5 } });
  expect(found.map((error) => error.field).sort()).toEqual(['/quality', '/scale', '/size/width']);
});

test('an unknown key has a did-you-mean, or the known ones', () => {
  expect(errors(batchOptionsSchema, { webhookURL: 'x' })[0]).toMatchObject({
    field: '/webhookURL',
    code: 'unknown_option',
    message: expect.stringContaining('“webhookUrl”'),
  });
  expect(errors(batchOptionsSchema, { banana: 1 })[0]?.message).toContain('Known are');
});

test('of very many mistakes the first fifty are named and the rest are counted', () => {
  const input = Object.fromEntries(Array.from({ length: 400_000 }, (_, at) => [`unknown option ${at}`, 1]));
  const found = errors(renderRequestSchema, input);
  expect(found).toHaveLength(51);
  expect(found[49]?.field).toBe('/unknown option 49');
  expect(found[50]).toEqual({ field: '', code: 'more_errors', message: 'There are 399950 more problems.' });
});

test('a format said twice is one option, under either of its names', () => {
  for (const schema of [batchOptionsSchema, renderRequestSchema]) {
    expect(errors(schema, { fileExtension: 'jpg', format: 'jpeg', scale: 2 })).toEqual([]);
    expect(errors(schema, { fileExtension: 'jpg', format: 'webp' })).toMatchObject([{ field: '/format' }]);
  }
});

test('an option of a later version is named as such', () => {
  expect(errors(renderRequestSchema, { experiment: 'exp_1' })[0]).toMatchObject({ code: 'not_supported' });
});

test.each([
  [{ scale: 5 }, '“scale” must be 1, 2 or 3.'],
  [{ scale: '2' }, '“scale” must be 1, 2 or 3.'],
  [{ quality: 0 }, '“quality” must be a number from 1 to 100, or a fraction up to 1.'],
  [{ quality: 'high' }, '“quality” must be a number from 1 to 100, or a fraction up to 1.'],
  [{ fileExtension: 'tiff' }, '“fileExtension” must be png, jpg, jpeg, webp, avif, gif or pdf.'],
  [{ size: { width: 0, height: 5 } }, 'The sides of “size” are whole numbers of pixels from 1 to 4096.'],
  [{ size: { width: 10 } }, 'The sides of “size” are whole numbers of pixels from 1 to 4096.'],
  [
    { size: [1, 2] },
    '“size” must be the name of one of the template’s sizes or of GET /v1/sizes, “1200x630”, or {"width": 1200, "height": 630}.',
  ],
  [{ page: 0 }, '“page” must be at least 1.'],
  [{ page: 1.5 }, '“page” must be a whole number, not a fraction.'],
  [{ locale: 7 }, '“locale” must be text, not a number.'],
  [{ locale: 'e' }, '“locale” must have at least 2 characters.'],
  [
    { fileExtension: 'png', format: 'jpeg' },
    '“format” is another name of “fileExtension”, but says jpeg where that says png. Send one of the two.',
  ],
  [{ variableSets: [] }, '“variableSets” must have at least 1 item.'],
  [{ variableSets: [1] }, 'Item 0 must be an object, not a number.'],
  [[1], 'The body must be an object, not a list.'],
  [null, 'The body must be an object, not null.'],
])('%j is refused in words that say what is allowed', (input, message) => {
  expect(errors(renderRequestSchema, input).map((error) => error.message)).toEqual([message]);
});

test('pointers escape tilde and slash', () => {
  expect(pointer(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
});
