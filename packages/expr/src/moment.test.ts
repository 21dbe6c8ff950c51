import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, isDate } from './index.ts';

const read = (value: string | number, timeZone: string) =>
  compileExpression('d | date: "YYYY"').evaluate({ d: value }, { locale: 'en-US', timeZone, now: 0 });

describe('isDate', () => {
  test.each(['2026', '2026-02', '2026-02-28', '2026-02-28T23:59', '2026-02-28 10:00:00,5 +02:00', '1767225600000', 0])(
    'takes %j',
    (value) => {
      expect(isDate(value)).toBe(true);
      expect(read(value, 'UTC').issues).toEqual([]);
    },
  );

  test.each([
    '2026-02-29',
    '2026-01-01T24:00',
    '2026-01-01T10:00+99:00',
    '0000-01-01',
    8e15,
    Number.NaN,
    'March 1st',
    '',
    'now',
    true,
    null,
    ['2026'],
  ])('refuses %j', (value) => {
    expect(isDate(value)).toBe(false);
  });

  test('takes only what the date functions read, in whatever zone', () => {
    const two = fc.integer({ min: 0, max: 61 }).map((number) => String(number).padStart(2, '0'));
    const written = fc
      .tuple(fc.constantFrom('0000', '0001', '2024', '9999'), two, two, two, two, fc.constantFrom('', 'Z', '+14:00'))
      .map(([year, month, day, hour, minute, zone]) => `${year}-${month}-${day}T${hour}:${minute}${zone}`);
    const value = fc.oneof(
      written,
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.constantFrom('0001-01-02', '9999-12-30'),
    );
    fc.assert(
      fc.property(value, fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago'), (date, timeZone) => {
        if (isDate(date)) expect(read(date, timeZone).issues).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
