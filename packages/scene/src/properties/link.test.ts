import { describe, expect, test } from 'vitest';
import { compileTemplateDocument } from '../compile/template.ts';
import type { Template } from '../document.ts';
import { validateTemplate } from '../validate/template.ts';

const document = (link: unknown, page: object = {}) => ({
  schema: 1,
  name: 'Card',
  width: 100,
  height: 100,
  variables: [{ name: 'to', type: 'text', default: '' }],
  pages: [{ id: 'page', ...page, layers: [{ id: 'box', type: 'shape', link }] }],
});
const resolve = (written: object, row: object = {}) => compileTemplateDocument(written as Template).resolve(row);
const linkOf = (link: unknown, to = '') => resolve(document(link), { to }).pages[0]?.layers[0]?.link;

describe('the link of a layer', () => {
  test.each(['https://example.com/a?b=c#d', 'http://example.com', 'mailto:ada@example.com?subject=Hi', ''])(
    'may be %j',
    (link) => {
      expect(validateTemplate(document(link)).errors).toEqual([]);
      expect(linkOf(link)).toBe(link);
      expect(linkOf('{{ to }}', link)).toBe(link);
    },
  );

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://example.com',
    '/relative',
    'https://exa mple.com',
    'https://',
    'mailto:ada',
    'https://example.com/\u2028x',
  ])('is none when it is %j', (link) => {
    expect(validateTemplate(document(link)).errors.map(({ code }) => code)).toEqual(['link_invalid']);
    expect(linkOf(link)).toBe('');
    const { pages, issues } = resolve(document('{{ to }}'), { to: link });
    expect(pages[0]?.layers[0]?.link).toBe('');
    expect(issues).toMatchObject([{ code: 'link_invalid', path: '/pages/0/layers/0/link', layer: 'box' }]);
  });
});

test('a page has the title that is written for the row, and a document what it says of itself', () => {
  const written = { ...document('', { title: 'For {{ to }}' }), metadata: { author: 'Kestrio' } };
  expect(validateTemplate(written).warnings).toEqual([]);
  const scene = resolve(written, { to: 'Ada' });
  expect(scene.pages[0]?.title).toBe('For Ada');
  expect(scene.metadata).toEqual({ title: 'Card', author: 'Kestrio', subject: '', keywords: '' });
  expect(compileTemplateDocument(written as unknown as Template).variables).toEqual(['to']);
});
