import { describe, expect, test } from 'vitest';
import { everywhere, reorderedLayers, touchedPlaces } from './touched-places.ts';

const text = (id: string, more: object = {}) => ({ id, type: 'text', text: id, ...more });
const document = (layers: readonly object[], more: object = {}) => ({
  name: 'Card',
  variables: [{ name: 'city', type: 'text', default: 'Paris' }],
  pages: [{ id: 'page', layers }],
  ...more,
});

describe('the places in which two documents differ', () => {
  const before = document([text('a', { font: { size: 10 } }), { id: 'g', type: 'group', layers: [text('b')] }]);
  const touched = (after: Record<string, unknown>) => touchedPlaces(before, after);

  test('are named by layer, however many stand before it', () => {
    const after = document([text('new'), text('a', { font: { size: 12 } }), ...before.pages[0]!.layers.slice(1)]);
    expect(touched(after)).toEqual(['/layers/a/font/size', '/layers/new']);
  });

  test('are none when only keys stand in another order', () => {
    const { name, ...rest } = before;
    expect(touched({ ...rest, name })).toEqual([]);
  });

  test('are the layer and what is in it when it is removed', () => {
    expect(touched(document([text('a', { font: { size: 10 } })]))).toEqual(['/layers/g', '/layers/b']);
  });

  test('are its position when a layer changes hands, and nothing else of it', () => {
    const moved = document([{ id: 'g', type: 'group', layers: [text('b'), text('a', { font: { size: 10 } })] }]);
    expect(touched(moved)).toEqual(['/layers/a/position']);
  });

  test('are variables as a whole, and the other parts of the document by key', () => {
    const variables = [{ name: 'city', type: 'text', default: 'Rome' }, { name: 'b/c' }];
    const after = { ...before, variables, sizes: { story: { overrides: { a: { opacity: 1 } } } }, width: 3 };
    expect(touched(after)).toEqual(['/variables/city', '/variables/b~1c', '/sizes', '/width']);
  });

  test('are everywhere when they are very many', () => {
    const many = Array.from({ length: 1001 }, (_, index) => text(`n${index}`));
    expect(touched(document(many))).toEqual(everywhere);
  });
});

test('layers in another order are named, those added and removed are not', () => {
  const reordered = (a: string[], b: string[]) =>
    reorderedLayers(document(a.map((id) => text(id))), document(b.map((id) => text(id))));
  expect(reordered(['a', 'b', 'c'], ['a', 'c', 'b'])).toEqual(['/layers/c/position', '/layers/b/position']);
  expect(reordered(['a', 'b', 'c'], ['x', 'a', 'c'])).toEqual([]);
});
