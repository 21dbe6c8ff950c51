import { describe, expect, test } from 'vitest';
import { createId } from '../identifier.ts';
import { batchImageName, imageHash, parseImageName } from './image-name.ts';

const key = Buffer.alloc(32, 7);
const hash = imageHash(key, 'wsp_a', Buffer.from('bytes'));

describe('an image name', () => {
  test('is read back as it was written', () => {
    const batchId = createId('bat');
    expect(parseImageName(batchImageName(batchId, 41, hash, 'jpg'))).toEqual({
      hash,
      extension: 'jpg',
      batch: { id: batchId, index: 41 },
    });
    expect(parseImageName(`${hash}.png`)).toEqual({ hash, extension: 'png', batch: null });
  });

  test.each([
    '',
    `${hash}`,
    `${hash}.bmp`,
    `${hash.slice(1)}.png`,
    `../${hash}.png`,
    `x-1-${hash}.png`,
    `${hash.toUpperCase()}.png`,
  ])('“%s” is none', (name) => {
    expect(parseImageName(name)).toBeNull();
  });
});

test('a hash depends on the bytes, the workspace and the secret', () => {
  expect(hash).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  expect(imageHash(key, 'wsp_a', Buffer.from('bytes'))).toBe(hash);
  expect(imageHash(key, 'wsp_a', Buffer.from('bytez'))).not.toBe(hash);
  expect(imageHash(key, 'wsp_b', Buffer.from('bytes'))).not.toBe(hash);
  expect(imageHash(Buffer.alloc(32, 8), 'wsp_a', Buffer.from('bytes'))).not.toBe(hash);
});
