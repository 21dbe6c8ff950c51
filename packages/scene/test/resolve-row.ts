import { compileTemplateDocument, type ResolveOptions } from '../src/compile/template.ts';
import type { Template } from '../src/document.ts';
import type { ResolvedScene } from '../src/resolved.ts';

/** A scene of a template that is used once. */
export function resolve(template: Template, row: unknown, options?: ResolveOptions): ResolvedScene {
  return compileTemplateDocument(template).resolve(row, options);
}
