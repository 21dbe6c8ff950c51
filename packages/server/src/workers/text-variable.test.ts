import { compileTemplateDocument, type Template } from '@pictify/scene';
import { expect, test } from 'vitest';
import { withTextVariable } from './text-variable.ts';

const layers = [
  { id: 'one', type: 'text', text: 'Hello, {{ name | upper }}' },
  { id: 'two', type: 'text', text: '{{ name }} of {{ team }}' },
  { id: 'none', type: 'text', text: 'Hello' },
  { id: 'spans', type: 'text', text: '{{ team }}', spans: [{ text: 'by ' }, { text: '{{ name }}' }] },
  { id: 'in', type: 'stack', layers: [{ id: 'inner', type: 'text', text: '{{ name }}' }] },
  { id: 'item', type: 'text', text: '{{ item.title }}' },
];
const variables = ['name', 'team'].map((name) => ({ name, type: 'text', default: '' }));
const document = { schema: 1, width: 10, height: 10, variables, pages: [{ id: 'page', layers }] };
const template = compileTemplateDocument(document as unknown as Template);

const variableAt = (path: string, code = 'text_clipped') => withTextVariable({ code, path }, template);

test.each([
  ['/pages/0/layers/0', 'name'],
  ['/pages/0/layers/1', undefined],
  ['/pages/0/layers/2', undefined],
  ['/pages/0/layers/3', 'name'],
  ['/pages/0/layers/4/layers/0', 'name'],
  ['/pages/0/layers/5', undefined],
  ['/pages/0/layers/99', undefined],
  ['', undefined],
])('clipped text at %s is that of %s', (path, variable) => {
  expect(variableAt(path)).toEqual({ code: 'text_clipped', path, ...(variable ? { variable } : {}) });
});

test('an issue of something else, or that names a variable, stays as it is', () => {
  expect(variableAt('/pages/0/layers/0', 'font_unknown')).not.toHaveProperty('variable');
  const named = { code: 'text_clipped', path: '/pages/0/layers/0', variable: 'team' };
  expect(withTextVariable(named, template)).toBe(named);
});
