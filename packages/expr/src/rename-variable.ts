import { parseTemplate } from './parse-template.ts';
import { eachReference, visitParts } from './reference.ts';
import type { ForPart, TemplatePart, TemplateTree } from './tree.ts';
import type { SourceRange } from './value.ts';
import { isVariableName } from './word.ts';

/**
 * Rewrites the references to a root variable in a template string and leaves every other character alone. Names that
 * loops bind are not touched, unless such a name would capture the new one: then the loop's own name gives way.
 * The source comes back unchanged when `to` cannot name a variable.
 */
export function renameVariable(source: string, from: string, to: string): string {
  if (from === to || !isVariableName(to) || to === 'loop') return source;
  const { tree } = parseTemplate(source);
  const edits: { at: SourceRange; name: string }[] = [];
  eachReference(tree, (variable, bound) => {
    if (variable.name === from && !bound.includes(from)) edits.push({ at: variable.at, name: to });
  });
  for (const loop of loopsThatCapture(tree, from, to)) {
    const name = freeName(tree, to);
    edits.push({ at: loop.variableAt, name });
    visitParts(loop.parts, [], (variable, bound) => {
      if (variable.name === to && !bound.includes(to)) edits.push({ at: variable.at, name });
    });
  }
  return applyEdits(source, edits);
}

/** Loops that bind `to` around a root reference to `from`. */
function loopsThatCapture(tree: TemplateTree, from: string, to: string): ForPart[] {
  const found: ForPart[] = [];
  const search = (parts: readonly TemplatePart[]): void => {
    for (const part of parts) {
      if (part.kind === 'if') for (const branch of part.branches) search(branch.parts);
      if (part.kind === 'if' && part.otherwise) search(part.otherwise);
      if (part.kind !== 'for' || part.variable === from) continue;
      if (part.variable === to && refersTo(part.parts, from)) found.push(part);
      search(part.parts);
    }
  };
  search(tree.parts);
  return found;
}

function refersTo(parts: readonly TemplatePart[], name: string): boolean {
  let found = false;
  visitParts(parts, [], (variable, bound) => {
    found ||= variable.name === name && !bound.includes(name);
  });
  return found;
}

/** `name` with as many underscores as it takes to be used nowhere in the template. */
function freeName(tree: TemplateTree, name: string): string {
  const used = new Set<string>();
  eachReference(tree, (variable, bound) => {
    used.add(variable.name);
    for (const each of bound) used.add(each);
  });
  let free = `${name}_`;
  while (used.has(free)) free += '_';
  return free;
}

function applyEdits(source: string, edits: { at: SourceRange; name: string }[]): string {
  let result = '';
  let copied = 0;
  for (const { at, name } of edits.sort((a, b) => a.at.offset - b.at.offset)) {
    result += source.slice(copied, at.offset) + name;
    copied = at.offset + at.length;
  }
  return result + source.slice(copied);
}
