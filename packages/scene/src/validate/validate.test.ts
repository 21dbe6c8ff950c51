import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMap } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { mergePatch } from '../merge.ts';
import { Checker, findings } from './checker.ts';
import { validateTemplate } from './template.ts';

interface Finding {
  readonly code: string;
  readonly path: string;
}
interface Case {
  readonly name: string;
  readonly document?: unknown;
  readonly json?: string;
  readonly merge?: { [key: string]: unknown };
  readonly errors?: readonly Finding[];
  readonly errorPaths?: readonly string[];
  readonly errorAt?: { line: number };
  readonly warnings?: readonly Finding[];
  readonly addedVariables?: readonly string[];
  readonly usable?: boolean;
}

const folder = new URL('../../../../conformance/scene/', import.meta.url);

function documentOf(base: { [key: string]: unknown }, test: Case): unknown {
  if (test.json !== undefined) return JSON.parse(test.json);
  return test.merge ? mergePatch(base, test.merge) : test.document;
}

function found(issues: readonly { code: string; path?: string }[]): Finding[] {
  return issues.map(({ code, path }) => ({ code, path: path ?? '' }));
}

for (const file of readdirSync(folder).filter((name) => name.startsWith('validate-'))) {
  const { base, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  describe(file, () => {
    it.each<Case>(cases)('$name', (test) => {
      const document = documentOf(base, test);
      const before = JSON.stringify(document);
      const result = validateTemplate(document);
      if (test.errors) expect(found(result.errors)).toEqual(test.errors);
      if (test.errorPaths) expect(result.errors.map((issue) => issue.path)).toEqual(test.errorPaths);
      if (test.errorAt) expect(result.errors[0]?.at).toMatchObject(test.errorAt);
      if (test.warnings) expect(found(result.warnings)).toEqual(test.warnings);
      if (test.addedVariables) expect([...result.addedVariables].sort()).toEqual([...test.addedVariables].sort());
      expect(result.template !== null).toBe(test.usable ?? true);
      expect(JSON.stringify(document)).toBe(before);
    });
  });
}

describe('what a finding says', () => {
  const base = { schema: 1, name: 'x', width: 10, height: 10, variables: [{ name: 'first_name', type: 'text' }] };
  const withLayer = (layer: object) => ({
    ...base,
    pages: [{ id: 'p', layers: [{ id: 'headline', type: 'text', ...layer }] }],
  });
  const messages = (document: unknown) => {
    const { errors, warnings } = validateTemplate(document);
    return [...errors, ...warnings].map((issue) => issue.message).join('\n');
  };

  it('suggests what was probably meant', () => {
    expect(messages(withLayer({ alignn: 'center' }))).toContain('Did you mean "align"?');
    expect(messages(withLayer({ align: 'centre' }))).toContain('Did you mean "center"?');
    expect(messages(withLayer({ text: '{{ frist_name }}' }))).toContain('Did you mean "first_name"?');
    expect(messages({ ...withLayer({ color: 'role:acent' }), roles: { accent: '#fff' } })).toContain(
      'Did you mean "accent"?',
    );
    const sizes = { s: { width: 1, height: 1, overrides: { headlin: {} } } };
    expect(messages({ ...withLayer({}), sizes })).toContain('Did you mean "headline"?');
  });

  it('shows where in an expression the error is', () => {
    const { errors } = validateTemplate(withLayer({ text: 'Hi\n{{ first_name | uper }}' }));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ layer: 'headline', at: { line: 2 } });
    expect(errors[0]?.message).toMatch(/\n.*first_name \| uper.*\n.*\^/s);
  });

  it('normalises what it accepts: schema, name, ids, variables', () => {
    const { template } = validateTemplate({
      width: 10,
      height: 10,
      pages: [{ layers: [{ type: 'text', text: '{{ a }}' }] }],
    });
    expect(template).toEqual({
      schema: 1,
      name: 'Untitled',
      width: 10,
      height: 10,
      variables: [{ name: 'a', type: 'text', default: '' }],
      pages: [{ id: 'page-1', layers: [{ id: 'text-1', type: 'text', text: '{{ a }}' }] }],
    });
    expect(validateTemplate(template)).toMatchObject({ errors: [], warnings: [], addedVariables: [] });
  });

  it('holds layers, pages, variables and nesting to their limits', () => {
    const codes = (document: unknown) => validateTemplate(document).errors.map((issue) => issue.code);
    const shapes = Array.from({ length: 2001 }, (_, index) => ({ id: `s${index}`, type: 'shape' }));
    expect(codes({ ...base, pages: [{ id: 'p', layers: shapes.slice(1) }] })).toEqual([]);
    expect(codes({ ...base, pages: [{ id: 'p', layers: shapes }] })).toEqual(['layer_limit']);
    const pages = Array.from({ length: 101 }, (_, index) => ({ id: `p${index}`, layers: [] }));
    expect(codes({ ...base, pages })).toEqual(['page_limit']);
    const variables = Array.from({ length: 501 }, (_, index) => ({ name: `v${index}`, type: 'text' }));
    expect(codes({ ...base, variables, pages: pages.slice(1) })).toEqual(['variable_limit']);
    const nest = (depth: number): object => ({
      id: `g${depth}`,
      type: 'group',
      layers: depth > 1 ? [nest(depth - 1)] : [],
    });
    expect(codes({ ...base, pages: [{ id: 'p', layers: [nest(31)] }] })).toEqual([]);
    expect(codes({ ...base, pages: [{ id: 'p', layers: [nest(32)] }] })).toEqual(['nesting_limit']);
  });

  it('holds a layer and the whole document to their limits', () => {
    const codes = (document: unknown) => validateTemplate(document).errors.map(({ code, path }) => `${code} ${path}`);
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x-${at}`, at]));
    expect(codes(withLayer(keys(198)))).toEqual([]);
    expect(codes(withLayer(keys(199)))).toEqual(['property_limit /pages/0/layers/0']);
    expect(codes({ ...withLayer({}), junk: 'x'.repeat(LIMITS.documentLength - 1000) })).toEqual([]);
    expect(codes({ ...withLayer({}), junk: 'x'.repeat(LIMITS.documentLength) })).toEqual(['document_limit ']);
    expect(validateTemplate({ ...withLayer({}), junk: Array(400_000).fill({}) }).template).toBeNull();
  });

  it('survives a document nested a hundred thousand levels', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const result = validateTemplate({ ...base, pages: [], extra: deep });
    expect(result.template).toBeNull();
    expect(result.errors.some((issue) => issue.code === 'too_deep')).toBe(true);
  });

  it('refuses what JSON cannot hold', () => {
    const result = validateTemplate({ ...base, pages: [], extra: { f: () => 1, n: Number.NaN, skip: undefined } });
    expect(found(result.errors).slice(0, 2)).toEqual([
      { code: 'not_json', path: '/extra/f' },
      { code: 'not_json', path: '/extra/n' },
    ]);
  });

  it('copies, so that a later change of the input does not reach the template', () => {
    const document = withLayer({ box: { x: 1 } });
    const { template } = validateTemplate(document);
    const [layer] = document.pages[0]!.layers as unknown as { box: { x: number } }[];
    layer!.box.x = 99;
    expect(isMap(template) && JSON.stringify(template)).not.toContain('99');
  });
});

const examples = new URL('../../../../examples/', import.meta.url);

it('every starter is free of errors and warnings', () => {
  const starters = readdirSync(examples).filter((name) => existsSync(new URL(`${name}/template.json`, examples)));
  expect(starters.length).toBeGreaterThanOrEqual(7);
  for (const name of starters) {
    const { errors, warnings } = validateTemplate(
      JSON.parse(readFileSync(new URL(`${name}/template.json`, examples), 'utf8')),
    );
    expect([...errors, ...warnings], name).toEqual([]);
  }
});

describe('a document of nothing but errors', () => {
  const broken = (count: number, of: (index: number) => object) => ({
    ...{ schema: 1, name: 'x', width: 10, height: 10 },
    variables: [{ name: 'name', type: 'text' }],
    pages: [{ id: 'p', layers: Array.from({ length: count }, (_, at) => ({ id: `l${at}`, type: 'text', ...of(at) })) }],
  });
  const last = (list: readonly { code: string }[]) => [list.length, list.at(-1)?.code];

  it('is told the first hundred, and that there are more', () => {
    const { errors } = validateTemplate(broken(1000, () => ({ text: '{{ nme | uper }} {{ 1 + }}'.repeat(30) })));
    expect(last(errors)).toEqual([101, 'more_errors']);
    expect(last(validateTemplate(broken(100, () => ({ opacity: 2 }))).errors)).toEqual([100, 'property_range']);
    expect(last(validateTemplate(broken(101, () => ({ opacity: 2 }))).errors)).toEqual([101, 'more_errors']);
    const { template, warnings } = validateTemplate(broken(200, () => ({ colour: '#fff' })));
    expect([template !== null, ...last(warnings)]).toEqual([true, 101, 'more_warnings']);
  });

  it('stops reading expressions where more errors would not be told', () => {
    const found = findings(new Set(), new Set());
    for (let index = 0; index < 1000; index++) new Checker(found).expression(`{{ ${index} + }}`);
    expect(found.programs.size).toBe(101);
  });

  it('reads an expression that stands in many places once', () => {
    const found = findings(new Set(['a']), new Set());
    for (let index = 0; index < 1000; index++) new Checker(found).at(index).expression('{{ a }} {{ b }}');
    expect(found.programs.size).toBe(1);
    expect(found.warnings.map(({ path }) => path)).toEqual(['/0']);
  });

  it('has no more variables than it may, declared or not', () => {
    const names = Array.from({ length: 600 }, (_, at) => `{{ v${at} }}`).join('');
    const { addedVariables, errors } = validateTemplate(broken(1, () => ({ text: names })));
    expect(addedVariables).toHaveLength(499);
    expect(errors[0]).toMatchObject({ code: 'variable_limit', path: '/pages/0/layers/0/text' });
  });
});

describe('a document of nothing but slips', () => {
  const many = (word: string): { [key: string]: unknown } =>
    Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`${word}${at}`, {}]));
  const base = { schema: 1, name: 'x', width: 10, height: 10, pages: [{ id: 'p', layers: [] }] };

  it('has its first ones explained and is read no slower than any other', () => {
    const { template, warnings } = validateTemplate({ ...base, descripton: 'x', ...many('description') });
    expect(template).not.toBeNull();
    const slips = warnings.filter(({ code }) => code === 'property_unknown');
    expect(slips[0]?.message).toContain('"description"');
    expect(slips).toHaveLength(100);
  });

  it('among overrides and undeclared variables too', () => {
    const layers = [
      { id: 'a-layer-of-a-long-name', type: 'text', box: { x: 0, y: 0, width: 1, height: 1 }, text: '{{ nmae }}' },
    ];
    const sizes = { story: { width: 10, height: 20, overrides: many('a-layer-of-a-long-name') } };
    const variables = [{ name: 'name', type: 'text' }];
    const { warnings } = validateTemplate({ ...base, variables, sizes, pages: [{ id: 'p', layers }] });
    expect(warnings.find(({ code }) => code === 'variable_undeclared')?.message).toContain('"name"');
    const dangling = warnings.filter(({ code }) => code === 'override_dangling');
    expect(dangling[0]?.message).toContain('"a-layer-of-a-long-name"');
    expect(dangling.filter(({ message }) => message.includes('Did you mean')).length).toBeLessThanOrEqual(20_000);
  });
});
