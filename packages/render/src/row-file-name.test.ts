import { expect, test } from 'vitest';
import { rowFileName } from './row-file-name.ts';

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
  ['C:\\con/..', '0001-c-con.png'],
  ['हिन्दी नाम', '0001-हिन्दी-नाम.png'],
  ['../../etc/passwd', '0001-etc-passwd.png'],
  ['..\\..\\windows', '0001-windows.png'],
  ['/', '0001.png'],
  ['a\u0000b\nc', '0001-a-b-c.png'],
  ['con', '0001-con.png'],
  ['\u202egnp.exe', '0001-gnp-exe.png'],
  [`${'a'.repeat(39)} b`, `0001-${'a'.repeat(39)}.png`],
  ['𝒜'.repeat(80), `0001-${'𝒜'.repeat(40)}.png`],
])('the key %j is in the name %s', (key, name) => {
  expect(rowFileName(0, 5, key, 'png')).toBe(name);
});

test('the number has as many digits as the last one, four at least, so that names sort in the rows’ order', () => {
  expect(rowFileName(41, 9999, null, 'webp')).toBe('0042.webp');
  expect(rowFileName(41, 123_456, 'x', 'jpg')).toBe('000042-x.jpg');
});

test('equal keys have different names', () => {
  expect(rowFileName(0, 2, 'ada', 'png')).not.toBe(rowFileName(1, 2, 'Ada', 'png'));
});
