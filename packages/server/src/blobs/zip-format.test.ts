import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from '../testing/read-zip.ts';
import { centralHeader, endRecord, localHeader } from './zip-format.ts';

test('an archive of more entries than the original format counts is read back', () => {
  const count = 70_000;
  const bytes = Buffer.from('x');
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let headerOffset = 0;
  for (let i = 0; i < count; i++) {
    const record = { name: Buffer.from(`${i}.png`), crc32: crc32(bytes), length: 1, headerOffset };
    const header = localHeader(record);
    local.push(header, bytes);
    central.push(centralHeader(record));
    headerOffset += header.length + 1;
  }
  const centralBytes = central.reduce((sum, header) => sum + header.length, 0);
  const files = readZip(Buffer.concat([...local, ...central, endRecord(count, headerOffset, centralBytes)]));
  expect(files.size).toBe(count);
  expect(files.get('69999.png')).toEqual(bytes);
});

test('numbers beyond 32 bits are written beside their fields', () => {
  const record = { name: Buffer.from('a'), crc32: 7, length: 5 * 2 ** 30, headerOffset: 9 * 2 ** 30 };
  const header = centralHeader(record);
  expect(header.readUInt32LE(20)).toBe(0xffffffff);
  expect(header.readUInt32LE(24)).toBe(0xffffffff);
  expect(header.readUInt32LE(42)).toBe(0xffffffff);
  expect(header.readUInt16LE(6)).toBe(45);
  const extra = header.subarray(47);
  expect([extra.readUInt16LE(0), extra.readUInt16LE(2)]).toEqual([1, 24]);
  const numbers = [4, 12, 20].map((at) => Number(extra.readBigUInt64LE(at)));
  expect(numbers).toEqual([record.length, record.length, record.headerOffset]);
  expect(localHeader(record).readUInt16LE(28)).toBe(20);
  const end = endRecord(3, 9 * 2 ** 30, 100);
  expect(end.length).toBe(56 + 20 + 22);
  expect(Number(end.readBigUInt64LE(48))).toBe(9 * 2 ** 30);
  expect(Number(end.readBigUInt64LE(56 + 8))).toBe(9 * 2 ** 30 + 100);
  expect(end.readUInt32LE(56 + 20 + 16)).toBe(0xffffffff);
});

test('an archive that the original format can hold is written in it', () => {
  expect(endRecord(65_534, 1000, 1000).length).toBe(22);
  expect(centralHeader({ name: Buffer.from('a'), crc32: 0, length: 1, headerOffset: 5 }).length).toBe(47);
});
