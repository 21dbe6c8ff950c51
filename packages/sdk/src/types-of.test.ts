import { expect, test } from 'vitest';
import { typesOf } from './types-of.ts';

test('a template’s variables become an interface that says what each is', () => {
  const variables = [
    { name: 'name', type: 'text', default: 'friend', maxLength: 40, description: 'As you would greet them.' },
    { name: 'user_id', type: 'text', required: true },
    { name: 'score', type: 'number', default: 0 },
    { name: 'isPro', type: 'boolean' },
    { name: 'joinedAt', type: 'date' },
    { name: 'avatar', type: 'image', default: '' },
    { name: 'site', type: 'url' },
    { name: 'accent', type: 'color', default: '#1f6feb' },
    { name: 'bars', type: 'list', default: [1, 2] },
    { name: 'plan', type: 'object' },
    { name: 'later', type: 'something new' },
  ];
  expect(typesOf({ id: 'tpl_wrapped', name: 'Year in review', variables })).toBe(`\
/** The variables of the template “Year in review” (tpl_wrapped). */
export interface YearInReviewVariables {
  /**
   * As you would greet them.
   * Default: "friend".
   * Cut after 40 characters.
   */
  name?: string;
  user_id: string;
  /** Default: 0. */
  score?: number;
  isPro?: boolean;
  /** A date: ISO 8601, or milliseconds since 1970. */
  joinedAt?: string | number | Date;
  /** The URL of an image. */
  avatar?: string;
  /** A URL. */
  site?: string;
  /**
   * A colour, such as #1f6feb.
   * Default: "#1f6feb".
   */
  accent?: string;
  /** Default: [1,2]. */
  bars?: unknown[];
  plan?: Record<string, unknown>;
  later?: unknown;
}
`);
});

test('nothing in a template gets out of the comments and the quotes', () => {
  const evil = "*/ }; process.exit(1); /*\nimport 'x' \u2028 //";
  const text = typesOf({
    name: evil,
    variables: [{ name: 'first-name', type: 'text', description: evil, default: evil }],
  });
  expect(text).not.toContain('*/ }');
  expect(text).toContain('  "first-name"?: string;');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  expect(code).toBe('\nexport interface ProcessExit1ImportXVariables {\n  \n  "first-name"?: string;\n}\n');
});

test.each([
  ['', 'TemplateVariables'],
  ['2026 — wrapped!', 'Template2026WrappedVariables'],
  ['été à Paris', 'ÉtéÀParisVariables'],
  ['年終 回顧', '年終回顧Variables'],
  ['🎉', 'TemplateVariables'],
])('“%s” is called %s', (name, expected) => {
  expect(typesOf({ name, variables: [] })).toContain(`export interface ${expected} {\n}`);
});

test('what is no template has no variables', () => {
  expect(typesOf({})).toContain('export interface TemplateVariables {\n}');
});
