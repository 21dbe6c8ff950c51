import { type CompiledTemplate, compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { LRUCache } from 'lru-cache';

/** Compiled templates by document hash; documents are immutable, so an entry is never stale. */
export class TemplateCache {
  #compiled = new LRUCache<string, CompiledTemplate>({ max: 200 });

  get(documentHash: string, document: Record<string, unknown>): CompiledTemplate {
    const known = this.#compiled.get(documentHash);
    if (known) return known;
    const { template, errors } = validateTemplate(document);
    if (!template) throw new Error(`stored template is unusable: ${errors[0]?.message ?? 'no reason given'}`);
    const compiled = compileTemplateDocument(template);
    this.#compiled.set(documentHash, compiled);
    return compiled;
  }
}
