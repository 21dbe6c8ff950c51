import { compileTemplate } from '@pictify/expr';
import type { CompiledTemplate } from '@pictify/scene';

/** What is found when text is laid out, where there are letters and no variables any more. */
const codes: readonly string[] = ['text_clipped', 'text_shrunk_to_minimum', 'glyph_missing'];

type Templated = Pick<CompiledTemplate, 'template'>;

interface Located {
  readonly code: string;
  readonly path?: string | undefined;
  readonly variable?: string | undefined;
}

/** Of every template asked about, by the pointer of a layer: a batch has the same issue in row after row. */
const answers = new WeakMap<Templated, Map<string, string | null>>();

/** An issue with the name of the variable whose text it is about, where the layer reads one alone. */
export function withTextVariable<T extends Located>(issue: T, compiled: Templated): T {
  const { code, path, variable } = issue;
  if (!codes.includes(code) || path === undefined || variable !== undefined) return issue;
  const known = answers.get(compiled) ?? new Map<string, string | null>();
  answers.set(compiled, known);
  let name = known.get(path);
  if (name === undefined) known.set(path, (name = onlyVariable(compiled, path)));
  return name === null ? issue : { ...issue, variable: name };
}

function onlyVariable({ template }: Templated, path: string): string | null {
  const read = new Set(textsAt(template, path).flatMap((text) => compileTemplate(text).variables));
  const [name] = read;
  const isOne = read.size === 1 && template.variables?.some((variable) => variable.name === name);
  return isOne && name !== undefined ? name : null;
}

/** The text of the layer at a JSON pointer, or that of its spans. */
function textsAt(document: unknown, pointer: string): string[] {
  const layer = pointer.split('/').slice(1).reduce(member, document);
  const spans = member(layer, 'spans');
  const parts = Array.isArray(spans) && spans.length > 0 ? spans : [layer];
  return parts.map((part) => member(part, 'text')).filter((text) => typeof text === 'string');
}

function member(value: unknown, name: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isThere ? (value as Record<string, unknown>)[name] : undefined;
}
