import { expect, test } from 'vitest';
import { documentFamilies } from './document-families.ts';

const families = (document: Record<string, unknown>) => documentFamilies(document);

test('families are found in layers, spans, fallbacks and sizes, with their places', () => {
  const spans = [{ text: 'a', font: { family: 'Acme' } }];
  const initials = { type: 'initials', font: { family: 'House', weight: 700 } };
  const layers = [{ spans }, { layers: [{ fallback: [initials] }] }, { font: { family: '{{ brand }}' } }];
  const sizes = { 'a/b': { overrides: { title: { font: { family: 'Other' } } } } };
  expect(families({ pages: [{ layers }], sizes })).toEqual([
    { name: 'Acme', path: '/pages/0/layers/0/spans/0/font/family' },
    { name: 'House', path: '/pages/0/layers/1/layers/0/fallback/0/font/family' },
    null,
    { name: 'Other', path: '/sizes/a~1b/overrides/title/font/family' },
  ]);
});

test('what is no font of a layer names no family', () => {
  const layers = [
    { type: 'background', family: 'mesh' },
    { font: null },
    { font: { size: 3 } },
    { font: { family: 4 } },
  ];
  const variables = [{ name: 'x', default: { font: { family: 'Acme' } } }];
  expect(families({ pages: [{ layers }], variables })).toEqual([]);
});
