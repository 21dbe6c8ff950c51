import { expect, test } from 'vitest';
import { compileTemplateDocument } from '../compile/template.ts';
import type { Template } from '../document.ts';

const template = (page: object, more: object = {}): Template =>
  ({
    schema: 1,
    name: 'x',
    width: 200,
    height: 100,
    variables: [
      { name: 'hours', type: 'number', default: 0 },
      { name: 'tint', type: 'color', default: '#123456' },
    ],
    roles: { accent: '{{ tint }}' },
    pages: [{ id: 'p', layers: [], ...page }],
    ...more,
  }) as Template;
const pageOf = (page: object, row = {}) => compileTemplateDocument(template(page)).resolve(row).pages[0]!;

test('a page that does not move has nothing of it', () => {
  const scene = compileTemplateDocument(template({})).resolve({});
  expect(scene.pages[0]).toEqual({ id: 'p', durationMs: 1000, layers: [] });
  expect('animation' in scene).toBe(false);
});

test('a celebration is for the rows that have a reason', () => {
  const celebrate = { when: '{{ hours > 100 }}', colors: ['role:accent'], pieces: 5 };
  expect('celebrate' in pageOf({ celebrate }, { hours: 5 })).toBe(false);
  expect(pageOf({ celebrate }, { hours: 500, tint: '#00ff00' }).celebrate).toEqual({
    effect: 'confetti',
    pieces: 5,
    colors: ['#00ff00'],
    seed: 1,
    delayMs: 0,
    durationMs: 2000,
  });
  expect(pageOf({ celebrate: {} }).celebrate?.colors).toHaveLength(6);
});

test('a transition has a side and a time of its own accord', () => {
  expect(pageOf({ transition: { effect: 'slide' } }).transition).toEqual({
    effect: 'slide',
    side: 'right',
    durationMs: 400,
  });
});

test('what a page moves by counts as a variable the template reads', () => {
  expect(compileTemplateDocument(template({ celebrate: { when: '{{ hours }}' } })).variables).toEqual(['hours']);
});

test('how the file plays is the same for every row and every size', () => {
  const animation = { fps: 10, loop: 2, holdMs: 900 };
  const compiled = compileTemplateDocument(template({ celebrate: {} }, { animation }));
  const scene = compiled.resolve({}, { size: { width: 300, height: 300 } });
  expect(scene.animation).toEqual({ ...animation, posterMs: null });
  expect(scene.pages[0]!.celebrate?.pieces).toBe(80);
  expect(
    compileTemplateDocument(template({}, { animation: { fps: '{{ hours }}' } })).resolve({}).animation,
  ).toBeUndefined();
});
