/** A variable as a template declares it. */
export interface TemplateVariable {
  name: string;
  type?: string;
  default?: unknown;
  required?: boolean;
  description?: string;
  example?: unknown;
  /** In characters as people count them. */
  maxLength?: number;
}

/** What `typesOf` reads of a template, of its document, or of what `templates.get` answers. */
export interface TypedTemplate {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly variables?: unknown;
}

/** What a row may give for a variable of each type: what JSON can say, and dates, which JSON writes as texts. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  url: 'string',
  image: 'string',
  color: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'string | number | Date',
  list: 'unknown[]',
  object: 'Record<string, unknown>',
};

/** What the type alone does not say. */
const MEANINGS: Readonly<Record<string, string>> = {
  url: 'A URL.',
  image: 'The URL of an image.',
  color: 'A colour, such as #1f6feb.',
  date: 'A date: ISO 8601, or milliseconds since 1970.',
};

/** Longest default that is quoted in a comment, in characters. */
const QUOTED = 80;

/**
 * The TypeScript interface of a template’s variables, for `pictify.render<YearInReviewVariables>(…)`. A variable that is
 * not required may be left out.
 */
export function typesOf(template: TypedTemplate): string {
  const variables = Array.isArray(template.variables) ? (template.variables as TemplateVariable[]) : [];
  const name = typeof template.name === 'string' ? template.name : '';
  const id = typeof template.id === 'string' ? ` (${template.id})` : '';
  return [
    comment([`The variables of the template “${name}”${id}.`], ''),
    `export interface ${interfaceName(name)} {`,
    ...variables.map(member),
    '}\n',
  ].join('\n');
}

function member(variable: TemplateVariable): string {
  const { name, type = 'text', required } = variable;
  const notes = notesOf(variable);
  const typed = `  ${propertyName(name)}${required === true ? '' : '?'}: ${TYPES[type] ?? 'unknown'};`;
  return notes.length === 0 ? typed : `${comment(notes, '  ')}\n${typed}`;
}

function notesOf({ type = 'text', description, default: given, maxLength }: TemplateVariable): string[] {
  const notes = [description?.trim() ?? '', MEANINGS[type] ?? ''];
  if (given !== undefined && given !== null && given !== '') notes.push(`Default: ${quoted(given)}.`);
  if (typeof maxLength === 'number') notes.push(`Cut after ${maxLength} characters.`);
  return notes.filter((note) => note !== '');
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** Nothing in the text can end the comment. */
function comment(notes: readonly string[], indent: string): string {
  const lines = notes
    .flatMap((note) => note.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => line.replaceAll('*/', '*\\/'));
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

/** “Year in review” → `YearInReviewVariables`. */
function interfaceName(name: string): string {
  const words = name.split(/[^\p{ID_Continue}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return `${/^\p{ID_Start}/u.test(joined) ? '' : 'Template'}${joined}Variables`;
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
