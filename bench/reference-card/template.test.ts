import { compileTemplateDocument, type ResolvedLayer, validateTemplate } from '@pictify/scene';
import { describe, expect, it } from 'vitest';
import { cardRows } from './rows.ts';
import template from './template.json' with { type: 'json' };

describe('the template of the reference card', () => {
  const { template: valid, errors, warnings, addedVariables } = validateTemplate(template);

  it('is valid, without a single remark', () => {
    expect([...errors, ...warnings]).toEqual([]);
    expect(addedVariables).toEqual([]);
  });

  it('resolves every row without an issue, to 60 dots and three tiles', () => {
    const compiled = compileTemplateDocument(valid!);
    for (const row of cardRows(100)) {
      const scene = compiled.resolve(row);
      expect(scene.issues).toEqual([]);
      const ids = scene.pages.flatMap((page) => page.layers.flatMap(idsWithin));
      expect(ids.filter((id) => id.startsWith('dot#'))).toHaveLength(60);
      expect(ids.filter((id) => id.startsWith('tile#'))).toHaveLength(3);
    }
  });
});

function idsWithin(layer: ResolvedLayer): string[] {
  return [layer.id, ...('layers' in layer ? layer.layers.flatMap(idsWithin) : [])];
}
