import { expect, test } from 'vitest';
import { batchOptionsSchema } from './batches.ts';
import { pointer, problemErrors } from './invalid.ts';
import { renderRequestSchema } from './render.ts';

const errors = (schema: typeof batchOptionsSchema | typeof renderRequestSchema, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : problemErrors(parsed.error.issues, Object.keys(schema.shape));
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

test('an option of a later version is named as such', () => {
  expect(errors(renderRequestSchema, { maxBytes: 5 })[0]).toMatchObject({ code: 'not_supported' });
});

test('pointers escape tilde and slash', () => {
  expect(pointer(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
});
