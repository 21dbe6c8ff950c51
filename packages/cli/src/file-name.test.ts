import { expect, test } from 'vitest';
import { fileName, keyOf } from './file-name.ts';

test.each([
  [null, '0001.png'],
  ['', '0001.png'],
  ['Ada Lovelace', '0001-ada-lovelace.png'],
  ['  Ada  ', '0001-ada.png'],
  ['Zoë', '0001-zoë.png'],
  ['Zoe\u0308', '0001-zoë.png'],
  ['山田 太郎', '0001-山田-太郎.png'],
  ['नमस्ते', '0001-नमस्ते.png'],
  ['مُحَمَّد', '0001-مُحَمَّد.png'],
  ['👩‍👩‍👧 party!', '0001-party.png'],
  ['../../etc/passwd', '0001-etc-passwd.png'],
  ['..\\..\\windows', '0001-windows.png'],
  ['/', '0001.png'],
  ['a\u0000b\nc', '0001-a-b-c.png'],
  ['con', '0001-con.png'],
  ['\u202egnp.exe', '0001-gnp-exe.png'],
  [`${'a'.repeat(39)} b`, `0001-${'a'.repeat(39)}.png`],
  ['𝒜'.repeat(80), `0001-${'𝒜'.repeat(40)}.png`],
])('the key %j is in the name %s', (key, name) => {
  expect(fileName(0, 5, key, 'png')).toBe(name);
});

test('the number has as many digits as the last one, four at least, so that names sort in the rows’ order', () => {
  expect(fileName(41, 9999, null, 'webp')).toBe('0042.webp');
  expect(fileName(41, 123_456, 'x', 'jpeg')).toBe('000042-x.jpg');
});

test('equal keys have different names', () => {
  expect(fileName(0, 2, 'ada', 'png')).not.toBe(fileName(1, 2, 'Ada', 'png'));
});

test.each([
  [{ id: 'u1' }, 'u1'],
  [{ id: 7 }, '7'],
  [{ id: null }, null],
  [{ id: { deep: 1 } }, null],
  [{ id: true }, null],
  [{}, null],
  [null, null],
  ['id', null],
])('the key of %j is %j', (row, key) => {
  expect(keyOf(row, 'id')).toBe(key);
});

test('a key is the row’s own', () => {
  expect(keyOf({}, 'constructor')).toBeNull();
  expect(keyOf({ id: 1 }, undefined)).toBeNull();
});
