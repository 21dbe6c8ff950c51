import { describe, expect, it } from 'vitest';
import { Checker, findings } from './checker.ts';
import { assignLayerIds } from './ids.ts';
import { validateTemplate } from './template.ts';

/** Counts how often it is asked. */
class CountingSet extends Set<string> {
  asked = 0;

  override has(id: string): boolean {
    this.asked++;
    return super.has(id);
  }
}

const checker = () => new Checker(findings(new Set(), new Set()));

describe('ids for layers that have none', () => {
  it('are the next free ones of their type', () => {
    const layer = {
      type: 'group',
      layers: [{ type: 'text' }, { id: 'text-2', type: 'text' }, { type: 'text' }, { type: '///' }, { type: 'shape' }],
    };
    assignLayerIds(layer, new Set(['shape-1']), checker());
    expect(layer).toMatchObject({
      id: 'group-1',
      layers: [{ id: 'text-1' }, { id: 'text-2' }, { id: 'text-3' }, { id: 'layer-1' }, { id: 'shape-2' }],
    });
  });

  it('are found without going over the taken ones for each layer', () => {
    const taken = new CountingSet(Array.from({ length: 500 }, (_, index) => `text-${index + 1}`));
    assignLayerIds({ type: 'group', layers: Array.from({ length: 1000 }, () => ({ type: 'text' })) }, taken, checker());
    expect(taken.size).toBe(1501);
    expect(taken.asked).toBeLessThan(2000);
  });

  it('are not looked for when there are more layers than a template may have', () => {
    const layers = Array.from({ length: 2001 }, () => ({ type: 'shape' }));
    const pages = [{ id: 'p', layers: [{ id: 'g', type: 'group', layers }] }];
    const { template, errors, warnings } = validateTemplate({ schema: 1, name: 'x', width: 9, height: 9, pages });
    expect(template).toBeNull();
    expect(errors.map(({ code, path }) => [code, path])).toEqual([['layer_limit', '/pages']]);
    expect(warnings).toEqual([]);
  });
});
