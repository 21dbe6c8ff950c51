import { describe, expect, it } from 'vitest';
import { unicodeRows } from '../node/testing/unicode-file.ts';
import { bidiLevels, resolveLevels, visualOrder } from './bidi.ts';
import { type BidiClass, bidiClass } from './bidi-class.ts';

type Direction = 'auto' | 'ltr' | 'rtl';

/** Where the levels or the order differ from what a row asks for; `x` stands for a character without a level. */
function differs(levels: Uint8Array, wanted: readonly string[], order: readonly string[]): boolean {
  if (wanted.some((level, at) => level !== 'x' && Number(level) !== levels[at])) return true;
  const kept: number[] = [];
  for (let at = 0; at < wanted.length; at++) if (wanted[at] !== 'x') kept.push(at);
  const visual = visualOrder(kept.map((at) => levels[at]!));
  return visual.length !== order.length || visual.some((index, at) => kept[index] !== Number(order[at]));
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

describe('bidi', () => {
  it('agrees with all of BidiCharacterTest', () => {
    const DIRECTIONS: readonly Direction[] = ['ltr', 'rtl', 'auto'];
    const rows = unicodeRows('BidiCharacterTest');
    const wrong = rows.filter((row) => {
      const [characters, direction, base, levels, order] = row.split(';') as [string, string, string, string, string];
      const points = words(characters).map((hex) => Number.parseInt(hex, 16));
      const ours = resolveLevels(points.map(bidiClass), DIRECTIONS[Number(direction)]!, points);
      return ours.base !== Number(base) || differs(ours.levels, words(levels), words(order));
    });
    expect(rows).toHaveLength(91_707);
    expect(wrong).toEqual([]);
  });

  it('agrees with all of BidiTest', () => {
    const DIRECTIONS: readonly [bit: number, direction: Direction][] = [
      [1, 'auto'],
      [2, 'ltr'],
      [4, 'rtl'],
    ];
    const wrong: string[] = [];
    let cases = 0;
    let levels: string[] = [];
    let order: string[] = [];
    for (const row of unicodeRows('BidiTest')) {
      if (row.startsWith('@Levels:')) levels = words(row.slice(8).replaceAll('\t', ' '));
      else if (row.startsWith('@Reorder:')) order = words(row.slice(9).replaceAll('\t', ' '));
      else {
        const [own, bits] = row.split('; ') as [string, string];
        const classes = own.split(' ') as BidiClass[];
        for (const [bit, direction] of DIRECTIONS) {
          if (!(Number(bits) & bit)) continue;
          cases++;
          const ours = resolveLevels(classes, direction, null);
          if (differs(ours.levels, levels, order)) wrong.push(`${direction} ${row}`);
        }
      }
    }
    expect(cases).toBe(770_241);
    expect(wrong).toEqual([]);
  });

  it('looks at every text that may have another direction', () => {
    const strong: ReadonlySet<BidiClass> = new Set<BidiClass>([
      ...(['R', 'AL', 'AN', 'RLE', 'RLO', 'RLI', 'LRE', 'LRO', 'LRI', 'FSI'] as const),
    ]);
    const unnoticed: string[] = [];
    for (let point = 0; point < 0x110000; point++) {
      if (!strong.has(bidiClass(point))) continue;
      const text = `a(${String.fromCodePoint(point)})1`;
      const points = Array.from(text, (character) => character.codePointAt(0)!);
      const all = resolveLevels(points.map(bidiClass), 'auto', points);
      if (bidiLevels(text, 'auto').base !== all.base) unnoticed.push(point.toString(16));
    }
    expect(unnoticed).toEqual([]);
  });

  it.each([
    ['abc', 'auto', 0],
    ['123 abc', 'auto', 0],
    ['123 שלום', 'auto', 1],
    ['\u2067שלום\u2069 abc', 'auto', 0],
    ['🫠 שלום', 'auto', 1],
    ['שלום abc', 'ltr', 0],
    ['abc', 'rtl', 1],
    ['123!', 'auto', 0],
  ] as const)('takes the base direction of %j (%s) to be %i', (text, direction, base) => {
    expect(bidiLevels(text, direction).base).toBe(base);
  });

  it('gives both halves of a surrogate pair the level of the character', () => {
    expect([...bidiLevels('𞤀a😀', 'auto').levels]).toEqual([1, 1, 2, 1, 1]);
  });

  it('takes a separator inside a paragraph for a space', () => {
    expect([...bidiLevels('אb\u001cא', 'auto').levels]).toEqual([1, 2, 1, 1]);
  });

  it('takes time in proportion to the length, whatever is nested in what', () => {
    for (const hostile of ['(', '()א', '\u2067a', '\u202bא', '(א', '\u2067(\u2069)']) {
      expect(bidiLevels(hostile.repeat(50_000), 'rtl').base).toBe(1);
    }
  });

  it('reverses from the highest level down', () => {
    expect(visualOrder([0, 1, 1, 2, 2, 1, 0])).toEqual([0, 5, 3, 4, 2, 1, 6]);
    expect(visualOrder([])).toEqual([]);
  });
});
