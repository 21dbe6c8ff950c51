import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../test/resolve-row.ts';
import type { Template } from '../document.ts';
import { listOf, own } from '../json.ts';
import { mergePatch } from '../merge.ts';
import type { ResolvedScene } from '../resolved.ts';
import type { ResolveOptions } from './template.ts';

interface Case {
  readonly name: string;
  readonly merge: { [key: string]: unknown };
  readonly sizes?: Template['sizes'];
  readonly row: unknown;
  readonly options?: ResolveOptions;
  readonly scene?: object;
  readonly altText?: string;
  readonly values?: { [name: string]: unknown };
  readonly layers?: { [id: string]: object | null };
  readonly issues?: readonly string[];
  readonly severities?: readonly string[];
  readonly issuePaths?: readonly string[];
}

const folder = new URL('../../../../conformance/scene/', import.meta.url);

function layersById(layers: unknown, found = new Map<string, unknown>()): Map<string, unknown> {
  for (const layer of listOf(layers)) {
    found.set(String(own(layer, 'id')), layer);
    layersById(own(layer, 'layers'), found);
  }
  return found;
}

function checkLayers(scene: ResolvedScene, expected: { [id: string]: object | null }): void {
  const layers = layersById(scene.pages.flatMap((page) => page.layers));
  for (const [id, part] of Object.entries(expected)) {
    if (part === null) expect(layers.has(id), id).toBe(false);
    else expect(layers.get(id), id).toMatchObject(part);
  }
}

for (const file of readdirSync(folder).filter((name) => name.startsWith('resolve-'))) {
  const { base, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  describe(file, () => {
    it.each<Case>(cases)('$name', (test) => {
      const merged = mergePatch(base, test.merge);
      const document = (test.sizes ? { ...merged, sizes: test.sizes } : merged) as unknown as Template;
      const scene = resolve(document, test.row, { now: 0, ...test.options });
      if (test.scene) expect(scene).toMatchObject(test.scene);
      if (test.altText !== undefined) expect(scene.altText).toBe(test.altText);
      if (test.values) expect(JSON.parse(JSON.stringify(scene.values))).toEqual(test.values);
      if (test.layers) checkLayers(scene, test.layers);
      if (test.issues) expect(scene.issues.map((issue) => issue.code)).toEqual(test.issues);
      if (test.severities) expect(scene.issues.map((issue) => issue.severity)).toEqual(test.severities);
      if (test.issuePaths) expect(scene.issues.map((issue) => issue.path)).toEqual(test.issuePaths);
    });
  });
}
