import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Extent, Rect } from '../geometry.ts';
import { layerOf } from '../resolved.fixture.ts';
import { arrange } from './stack.ts';

type Flow = Partial<Pick<ResolvedStack, 'direction' | 'gap' | 'padding' | 'align' | 'justify' | 'wrap' | 'lineGap'>>;

/** A child of a stack: its sizing along and across, and how long it is if it is not told. */
interface Child {
  readonly main: 'fixed' | 'hug' | 'fill';
  readonly length: number;
  readonly cross: 'fixed' | 'hug' | 'fill';
  readonly breadth: number;
  /** Along the stack. */
  readonly sizing?: { readonly grow?: number; readonly min?: number; readonly max?: number };
}

const fixed = (length: number, breadth = 10): Child => ({ main: 'fixed', length, cross: 'fixed', breadth });
const hug = (length: number): Child => ({ ...fixed(length), main: 'hug' });
const fill: Child = { ...fixed(0), main: 'fill' };

/** Arranges children in a row of the given length; results are along and across, whatever the direction. */
function lay(children: readonly Child[], length: number, flow: Flow = {}, breadth = 50) {
  const stack = layerOf({ type: 'stack', layers: [], ...(flow as object) });
  const row = stack.direction === 'row';
  const layers = children.map(({ main, cross, sizing = {} }, index) =>
    layerOf({
      type: 'shape',
      id: String(index),
      sizing: {
        ...(row ? { width: main, height: cross } : { width: cross, height: main }),
        grow: sizing.grow ?? 1,
        ...(sizing.min === undefined ? {} : { [row ? 'minWidth' : 'minHeight']: sizing.min }),
        ...(sizing.max === undefined ? {} : { [row ? 'maxWidth' : 'maxHeight']: sizing.max }),
      },
    }),
  );
  const measure = (layer: ResolvedLayer, room: Extent): Extent => {
    const { main, cross, ...own } = children[layers.findIndex(({ id }) => id === layer.id)]!;
    const [along, across] = row ? [room.width, room.height] : [room.height, room.width];
    const extent = { main: main === 'fill' ? along : own.length, cross: cross === 'fill' ? across : own.breadth };
    return row ? { width: extent.main, height: extent.cross } : { width: extent.cross, height: extent.main };
  };
  const box = row ? { x: 0, y: 0, width: length, height: breadth } : { x: 0, y: 0, width: breadth, height: length };
  const ask = {
    measure,
    natural: measure,
    baseline: (_: ResolvedLayer, { height }: Extent) => height / 2,
    grows: true,
  };
  return arrange(stack, box, layers, ask).map(({ x, y, width, height }: Rect) =>
    row ? { at: x, length: width, across: y, breadth: height } : { at: y, length: height, across: x, breadth: width },
  );
}

const spots = (boxes: ReturnType<typeof lay>) => boxes.map(({ at, length }) => [at, length]);

describe('along the stack', () => {
  test.each([
    ['start', [0, 35, 70]],
    ['center', [55, 90, 125]],
    ['end', [110, 145, 180]],
    ['space-between', [0, 90, 180]],
  ] as const)('justify %s', (justify, expected) => {
    const boxes = lay([fixed(30), fixed(30), fixed(20)], 200, { justify, gap: 5 });
    expect(boxes.map(({ at }) => at)).toEqual(expected);
  });

  test('filling children share what is left equally', () => {
    expect(spots(lay([fixed(30), fill, fill, hug(20)], 100, { gap: 5 }))).toEqual([
      [0, 30],
      [35, 17.5],
      [57.5, 17.5],
      [80, 20],
    ]);
  });

  test('where there is too little room the longest hugging child gives way first, fixed ones never', () => {
    expect(spots(lay([fixed(20), hug(100), hug(15)], 80, { gap: 5 }))).toEqual([
      [0, 20],
      [25, 35],
      [65, 15],
    ]);
  });

  test('filling children get nothing when there is nothing left', () => {
    expect(lay([fixed(80), fill, fixed(40)], 100)[1]).toMatchObject({ at: 80, length: 0 });
  });

  test('fixed children that are too long run over as justify says', () => {
    expect(lay([fixed(80), fixed(80)], 100, { justify: 'end' }).map(({ at }) => at)).toEqual([-60, 20]);
    expect(lay([fixed(80), fixed(80)], 100, { justify: 'space-between' }).map(({ at }) => at)).toEqual([0, 80]);
  });

  test('one child between ends stays at the start', () => {
    expect(lay([fixed(10)], 100, { justify: 'space-between' })[0]!.at).toBe(0);
  });
});

describe('across the stack', () => {
  test.each([
    ['start', 10],
    ['center', 25],
    ['end', 40],
    ['stretch', 10],
  ] as const)('align %s', (align, across) => {
    const [box] = lay([fixed(10, 10)], 100, { align, padding: [10, 10, 10, 10] }, 60);
    expect(box).toMatchObject({ across, breadth: 10 });
  });

  test('stretch makes hugging children as broad as the room', () => {
    const [box] = lay([{ ...fixed(10, 10), cross: 'hug' }], 100, { align: 'stretch', padding: [5, 5, 5, 5] });
    expect(box).toMatchObject({ across: 5, breadth: 40 });
  });

  test('a filling child is as broad as the room however it is aligned', () => {
    expect(lay([{ ...fixed(10, 10), cross: 'fill' }], 100, { align: 'center' })[0]).toMatchObject({ breadth: 50 });
  });
});

describe('limits and weights', () => {
  const limited = (child: Child, sizing: Exclude<Child['sizing'], undefined>): Child => ({ ...child, sizing });

  test('what one cannot take goes to the others', () => {
    expect(spots(lay([limited(fill, { max: 10 }), fill, fill], 100, { gap: 5 }))).toEqual([
      [0, 10],
      [15, 40],
      [60, 40],
    ]);
  });

  test('filling children share by weight, and room nobody may take is justified', () => {
    const shares = [limited(fill, { grow: 1 }), limited(fill, { grow: 3 })];
    expect(spots(lay(shares, 80))).toEqual([
      [0, 20],
      [20, 60],
    ]);
    expect(spots(lay([limited(fill, { max: 20 })], 100, { justify: 'end' }))).toEqual([[80, 20]]);
  });

  test('hugging children give way down to their minimum, then the stack runs over', () => {
    expect(spots(lay([limited(hug(60), { min: 50 }), hug(60)], 80))).toEqual([
      [0, 50],
      [50, 30],
    ]);
    expect(spots(lay([limited(hug(60), { min: 50 }), limited(hug(60), { min: 50 })], 80))).toEqual([
      [0, 50],
      [50, 50],
    ]);
  });

  test('a filling child’s minimum is kept where there is too little for all', () => {
    expect(spots(lay([hug(100), limited(fill, { min: 30 })], 100))).toEqual([
      [0, 70],
      [70, 30],
    ]);
  });
});

describe('lines of a stack that wraps', () => {
  const places = (boxes: ReturnType<typeof lay>) => boxes.map(({ at, across }) => [at, across]);

  test('begin where a child does not fit any more', () => {
    const boxes = lay([fixed(40, 10), fixed(40, 20), fixed(40, 10)], 100, { wrap: true, gap: 10, lineGap: 4 });
    expect(places(boxes)).toEqual([
      [0, 0],
      [50, 0],
      [0, 24],
    ]);
  });

  test('have at least one child each, however long', () => {
    expect(places(lay([fixed(400), fixed(400)], 100, { wrap: true }))).toEqual([
      [0, 0],
      [0, 10],
    ]);
  });

  test('are as a whole where align says, with children aligned in their own line', () => {
    const boxes = lay([fixed(60, 10), fixed(30, 20), fixed(60, 10)], 100, { wrap: true, align: 'center' });
    expect(places(boxes)).toEqual([
      [0, 15],
      [60, 10],
      [0, 30],
    ]);
    const ends = lay([fixed(60, 10), fixed(60, 10)], 100, { wrap: true, align: 'end', lineGap: 2 });
    expect(ends.map(({ across }) => across)).toEqual([28, 40]);
  });

  test('share the room across when children stretch', () => {
    const tall = { ...hug(60), cross: 'hug' as const };
    const boxes = lay([tall, tall], 100, { wrap: true, align: 'stretch' });
    expect(boxes.map(({ across, breadth }) => [across, breadth])).toEqual([
      [0, 25],
      [25, 25],
    ]);
  });

  test('are filled each by itself', () => {
    const wide: Child = { ...fill, sizing: { min: 30 } };
    const boxes = lay([wide, wide, wide, wide, wide], 100, { wrap: true, gap: 5 });
    expect(spots(boxes)).toEqual([
      [0, 30],
      [35, 30],
      [70, 30],
      [0, 47.5],
      [52.5, 47.5],
    ]);
  });

  test('do not break what just fits', () => {
    expect(places(lay([fixed(0.1), fixed(0.2)], 0.30000000000000004 - 1e-12, { wrap: true }))).toEqual([
      [0, 0],
      [0.1, 0],
    ]);
  });
});

describe('a row by its baseline', () => {
  const baselines = (boxes: ReturnType<typeof lay>) => boxes.map(({ across, breadth }) => across + breadth / 2);

  test('puts all baselines on one line', () => {
    const boxes = lay([fixed(10, 10), fixed(10, 40), fixed(10, 20)], 100, { align: 'baseline', direction: 'row' });
    expect(baselines(boxes)).toEqual([20, 20, 20]);
  });

  test('is a column by its start', () => {
    const boxes = lay([fixed(10, 10), fixed(10, 40)], 100, { align: 'baseline', direction: 'column' });
    expect(boxes.map(({ across }) => across)).toEqual([0, 0]);
  });
});

describe('any children', () => {
  const size = fc.integer({ min: 0, max: 100 });
  const sizing = fc.constantFrom('fixed' as const, 'hug' as const, 'fill' as const);
  const children = fc.array(fc.record({ main: sizing, length: size, cross: sizing, breadth: size }), { maxLength: 8 });
  const flow = fc.record({
    direction: fc.constantFrom('row' as const, 'column' as const),
    gap: fc.integer({ min: 0, max: 20 }),
    padding: fc.tuple(size, size, size, size),
    align: fc.constantFrom('start' as const, 'center' as const, 'end' as const, 'stretch' as const),
    justify: fc.constantFrom('start' as const, 'center' as const, 'end' as const, 'space-between' as const),
  });
  const anyLength = fc.integer({ min: 0, max: 600 });

  const insideOf = (
    length: number,
    { direction, padding: [top, right, bottom, left] }: Pick<ResolvedStack, 'direction' | 'padding'>,
  ) => {
    const [before, after] = direction === 'row' ? [left, right] : [top, bottom];
    return { start: before, end: before + Math.max(0, length - before - after) };
  };

  test('neighbours are a gap apart or more, and never overlap', () => {
    fc.assert(
      fc.property(children, anyLength, flow, (all, length, given) => {
        const boxes = lay(all, length, given);
        for (let index = 1; index < boxes.length; index++) {
          const previous = boxes[index - 1]!;
          expect(boxes[index]!.at).toBeGreaterThanOrEqual(previous.at + previous.length + given.gap - 1e-6);
        }
      }),
    );
  });

  test('they stay inside the padding unless fixed lengths and gaps alone are too long', () => {
    fc.assert(
      fc.property(children, anyLength, flow, (all, length, given) => {
        const { start, end } = insideOf(length, given);
        const rigid = all.reduce((sum, { main, length: own }) => sum + (main === 'fixed' ? own : 0), 0);
        const needed = rigid + given.gap * Math.max(0, all.length - 1);
        fc.pre(all.length > 0 && needed <= end - start);
        const boxes = lay(all, length, given);
        expect(boxes[0]!.at).toBeGreaterThanOrEqual(start - 1e-6);
        expect(boxes.at(-1)!.at + boxes.at(-1)!.length).toBeLessThanOrEqual(end + 1e-6);
      }),
    );
  });

  test('with one that fills, lengths and gaps add up to the room', () => {
    fc.assert(
      fc.property(children, anyLength, flow, (all, length, given) => {
        const { start, end } = insideOf(length, given);
        const withFill = [...all, fill];
        const rigid = withFill.reduce((sum, { main, length: own }) => sum + (main === 'fill' ? 0 : own), 0);
        fc.pre(rigid + given.gap * all.length <= end - start);
        const sum = lay(withFill, length, given).reduce((total, box) => total + box.length, given.gap * all.length);
        expect(sum).toBeCloseTo(end - start, 6);
      }),
    );
  });
});
