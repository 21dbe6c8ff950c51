import { compileTemplate } from '@pictify/expr';
import type { CompiledTemplate } from '@pictify/scene';

/** What is found when text is laid out, where there are letters and no variables any more. */
const codes: readonly string[] = ['text_clipped', 'text_shrunk_to_minimum', 'glyph_missing'];

interface Located {
  readonly code: string;
  readonly path?: string | undefined;
  readonly variable?: string | undefined;
}

/** An issue with the name of the variable whose text it is about, where the layer reads one alone. */
export function withTextVariable<T extends Located>(issue: T, { template }: Pick<CompiledTemplate, 'template'>): T {
  if (!codes.includes(issue.code) || issue.path === undefined || issue.variable !== undefined) return issue;
  const read = new Set(textsAt(template, issue.path).flatMap((text) => compileTemplate(text).variables));
  const [name] = read;
  const isOne = read.size === 1 && template.variables?.some((variable) => variable.name === name);
  return isOne && name !== undefined ? { ...issue, variable: name } : issue;
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
