import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

describe('parseOptions', () => {
  it('measures every subject by default', () => {
    expect(parseOptions([])).toEqual({
      rows: 200,
      repetitions: 5,
      seconds: 15,
      only: ['ours', 'plain', 'skia', 'satori', 'takumi', 'chromium'],
    });
  });

  it('keeps the order of subjects whatever order they are named in', () => {
    expect(parseOptions(['--only', 'takumi, ours']).only).toEqual(['ours', 'takumi']);
  });

  it.each([
    [['--rows', '0'], '--rows'],
    [['--rows', '1.5'], '--rows'],
    [['--seconds', 'ten'], '--seconds'],
    [['--only', 'ours,sharp'], 'sharp'],
  ])('refuses %j and says why', (args, named) => {
    expect(() => parseOptions(args)).toThrow(named);
  });
});
