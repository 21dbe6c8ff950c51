import { expect, test } from 'vitest';
import { createFontLibrary } from '../node/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import { layoutPage } from './layout-page.ts';

const fonts = await createFontLibrary();

/** How many places of a background are quiet under these layers. */
function zonesUnder(...layers: readonly object[]): number {
  const scene = sceneOf([{ id: 'ground', type: 'background' }, ...layers]);
  const [ground] = layoutPage(scene, { fonts, images: new Map() }).page.layers;
  return ground?.type === 'background' ? ground.quiet.length : -1;
}

const text = { id: 'text', type: 'text', text: 'quiet', font: { size: 10 } };

test('a background is quiet under what is written on it', () => {
  expect(zonesUnder(text)).toBe(1);
  expect(zonesUnder({ id: 'group', type: 'group', layers: [text] })).toBe(1);
  expect(zonesUnder({ id: 'shape', type: 'shape' })).toBe(0);
});

test('but not under what cannot be seen', () => {
  expect(zonesUnder({ ...text, opacity: 0 })).toBe(0);
  expect(zonesUnder({ ...text, opacity: 0.01 })).toBe(1);
  expect(zonesUnder({ ...text, visible: false })).toBe(0);
  expect(zonesUnder({ id: 'group', type: 'group', opacity: 0, layers: [text] })).toBe(0);
});

test('and under each label of a chart', () => {
  const chart = {
    id: 'chart',
    type: 'chart',
    variant: 'bar',
    data: [
      { label: 'a', value: 1 },
      { label: 'b', value: 2 },
    ],
  };
  expect(zonesUnder({ ...chart, labels: true, values: true })).toBeGreaterThanOrEqual(2);
  expect(zonesUnder({ ...chart, opacity: 0 })).toBe(0);
});
