import { describe, expect, it } from 'vitest';
import { compileTemplateDocument, validateTemplate } from '../index.ts';

const template = (font: unknown) => ({
  schema: 1,
  id: 'tpl_test',
  name: 'test',
  width: 100,
  height: 100,
  variables: [{ name: 'style', type: 'text' }],
  pages: [{ id: 'page', layers: [{ id: 'text', type: 'text', text: 'A', font }] }],
});

function resolvedFont(font: unknown): unknown {
  const { template: valid, errors } = validateTemplate(template(font));
  expect(errors).toEqual([]);
  const [layer] = compileTemplateDocument(valid!).resolve({}, { now: 0 }).pages[0]!.layers;
  return layer!.type === 'text' && layer!.spans[0]!.font;
}

const errorsOf = (font: unknown): string[] =>
  validateTemplate(template(font)).errors.map(({ path, message }) => `${path}: ${message}`);

describe('a font', () => {
  it('has no settings unless they are written', () => {
    expect(Object.keys(resolvedFont({}) as object).sort()).toEqual([
      ...['family', 'letterSpacing', 'lineHeight', 'size', 'style', 'weight'],
    ]);
  });

  it.each([
    [{ numerals: 'tabular' }, { features: { tnum: true } }],
    [{ numerals: 'oldstyle', kerning: false }, { features: { kern: false, onum: true } }],
    [{ ligatures: 'none' }, { features: { clig: false, liga: false } }],
    [{ ligatures: 'discretionary', features: { ss01: 'yes', dlig: false } }, { features: { dlig: false, ss01: true } }],
    [{ caps: 'small' }, { smallCaps: true }],
    [{ axes: { wdth: 87.5, opsz: '14' } }, { axes: { opsz: 14, wdth: 87.5 } }],
  ])('turns %o into %o', (written, resolved) => {
    expect(resolvedFont(written)).toMatchObject(resolved);
  });

  it.each([
    [{ features: { tnums: true } }, 'An OpenType tag has four letters or digits.'],
    [{ features: { tnum: 'perhaps' } }, 'Must be true or false'],
    [{ features: { tnum: '{{ style }}' } }, 'not an expression'],
    [{ features: ['tnum'] }, 'Must be a map'],
    [{ axes: { wdth: 'wide' } }, 'Must be a number'],
    [{ numerals: 'monospaced' }, 'Must be one of normal, tabular'],
  ])('with %o is told why not', (font, message) => {
    expect(errorsOf(font)).toEqual([expect.stringContaining(message)]);
  });
});
