import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anything, broken, row, template, VARIABLES } from '../../test/arbitrary-template.ts';
import type { Template } from '../document.ts';
import { isMap, listOf, own } from '../json.ts';
import type { ResolvedScene } from '../resolved.ts';
import { validateTemplate } from '../validate/template.ts';
import { compileTemplateDocument } from './template.ts';

/** What each layer of the document became: one layer, or several inside repeats, in order. */
function byDocumentId(scene: ResolvedScene): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const visit = (layers: unknown): void => {
    for (const layer of listOf(layers)) {
      const id = String(own(layer, 'id')).split('#')[0]!;
      found.set(id, [...(found.get(id) ?? []), layer]);
      visit(own(layer, 'layers'));
    }
  };
  for (const page of scene.pages) visit(page.layers);
  return found;
}

describe('properties of resolving', () => {
  it('accepts every generated template, and validating again changes nothing', () => {
    fc.assert(
      fc.property(template, (document) => {
        const { template: once, errors, addedVariables } = validateTemplate(document);
        expect(errors).toEqual([]);
        expect(addedVariables.filter((name) => name !== 'item')).toEqual([]);
        expect(validateTemplate(once).template).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  it('gives equal scenes for equal rows, in every size', () => {
    fc.assert(
      fc.property(
        template,
        row,
        fc.constantFrom(undefined, 'small', { width: 77, height: 200 }),
        (document, given, size) => {
          const options = { now: 0, ...(size === undefined ? {} : { size }) };
          const first = compileTemplateDocument(document).resolve(given, options);
          const compiled = compileTemplateDocument(document);
          compiled.resolve({ a: 'other', n: 77 }, options);
          expect(compiled.resolve(given, options)).toEqual(first);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never changes a layer by a variable that is not among its dependencies', () => {
    fc.assert(
      fc.property(template, row, row, fc.constantFrom(...VARIABLES), (document, one, other, changed) => {
        const compiled = compileTemplateDocument(document);
        const before = byDocumentId(compiled.resolve(one, { now: 0 }));
        const after = byDocumentId(compiled.resolve({ ...one, [changed]: other[changed] }, { now: 0 }));
        for (const [id, variables] of compiled.dependencies) {
          if (!variables.includes(changed)) expect(after.get(id), id).toEqual(before.get(id));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never throws and keeps its promises, whatever the document and the row are', () => {
    fc.assert(
      fc.property(fc.oneof(broken, anything), anything, (document, given) => {
        const { template: usable, errors } = validateTemplate(document);
        if (!usable) expect(errors.length).toBeGreaterThan(0);
        for (const candidate of [
          usable,
          isMap(document) && Array.isArray(document['pages']) ? (document as unknown as Template) : null,
        ]) {
          if (!candidate) continue;
          const compiled = compileTemplateDocument(candidate);
          for (const size of [undefined, 'small', { width: 50, height: 60 }]) {
            const scene = compiled.resolve(given, { now: 0, ...(size === undefined ? {} : { size }) });
            expect(scene.width).toBeGreaterThanOrEqual(1);
            expect(JSON.stringify(scene.pages)).not.toMatch(/"color":"(?!#)|"(?:x|y|width|height|opacity|size)":null/);
          }
          expect(compiled.variables).toEqual([...compiled.variables].sort());
        }
      }),
      { numRuns: 250 },
    );
  });
});
