import { expect, test } from 'vitest';
import { layoutPage } from '../layout/layout-page.ts';
import { createFontLibrary } from '../node/index.ts';
import { sceneOf } from '../resolved.fixture.ts';

const fonts = await createFontLibrary();

function issuesOf(layer: object, path = '') {
  const variables = [{ name: 'path', type: 'text' }];
  const scene = sceneOf([{ id: 'layer', ...layer }], { variables, row: { path } });
  return layoutPage(scene, { fonts, images: new Map() }).issues.map(({ code, layer }) => `${code} ${layer}`);
}

test('a shape or a symbol of a path that the row does not give', () => {
  const shape = { type: 'shape', shape: 'path', path: '{{ path }}' };
  const rating = { type: 'rating', value: 2, symbol: 'path', path: '{{ path }}' };
  for (const layer of [shape, rating]) {
    expect(issuesOf(layer)).toEqual(['path_missing layer']);
    expect(issuesOf(layer, 'M0 0L1 1L0 1Z')).toEqual([]);
  }
});

test('a rating of nothing but gaps', () => {
  const rating = { type: 'rating', value: 2, gap: 25 };
  expect(issuesOf({ ...rating, box: { width: 100, height: 20 } })).toEqual(['rating_no_room layer']);
  expect(issuesOf({ ...rating, box: { width: 101, height: 20 } })).toEqual([]);
  expect(issuesOf({ ...rating, box: { width: 0, height: 20 } })).toEqual([]);
});
