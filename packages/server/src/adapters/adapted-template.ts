import {
  type CompiledTemplate,
  compileTemplateDocument,
  type ResolvedScene,
  type ResolveOptions,
} from '@pictify/scene';
import { LRUCache } from 'lru-cache';
import { AdapterIssues } from './adapter-issues.ts';
import { adapterKeys, isRecord } from './adapter-row.ts';
import { deriveTemplate } from './derive-template.ts';
import { givenChanges } from './given-changes.ts';
import { LayerNames } from './layer-names.ts';
import { type Changes, type LayerChange, readChange } from './read-changes.ts';

/** Templates derived from one for the properties that its rows change. */
const keptDerived = 20;

/**
 * The template to draw rows with: where some of them come in the words of another service (`modifications`, `layers`,
 * `template_values`), one that understands those, else the template itself.
 */
export function forRows(template: CompiledTemplate, rows: readonly unknown[]): CompiledTemplate {
  if (!rows.some((row) => adapterKeys(template.template, row).length > 0)) return template;
  const known = adapted.get(template) ?? new AdaptedTemplate(template);
  adapted.set(template, known);
  return known;
}

const adapted = new WeakMap<CompiledTemplate, CompiledTemplate>();

interface Derived {
  compiled: CompiledTemplate;
  names: readonly string[];
}

class AdaptedTemplate implements CompiledTemplate {
  readonly picturesVary = true;
  readonly #base: CompiledTemplate;
  readonly #names: LayerNames;
  readonly #derived = new LRUCache<string, Derived>({ max: keptDerived });

  constructor(base: CompiledTemplate) {
    this.#base = base;
    this.#names = new LayerNames(base.template);
  }

  get template(): CompiledTemplate['template'] {
    return this.#base.template;
  }

  get variables(): CompiledTemplate['variables'] {
    return this.#base.variables;
  }

  get dependencies(): CompiledTemplate['dependencies'] {
    return this.#base.dependencies;
  }

  resolve(row: unknown, options?: ResolveOptions): ResolvedScene {
    const keys = adapterKeys(this.template, row);
    if (keys.length === 0 || !isRecord(row)) return this.#base.resolve(row, options);
    const { template_values: values, ...given } = row;
    const isTemplated = keys.includes('template_values') && isRecord(values);
    const merged: Record<string, unknown> = isTemplated ? { ...given, ...values } : { ...row };
    const changes: Changes = { layers: new Map(), variables: new Map(), issues: new AdapterIssues() };
    for (const key of keys) {
      if (key !== 'template_values') {
        delete merged[key];
        for (const change of givenChanges(key, row[key], changes.issues)) readChange(change, this.#names, changes);
      } else if (!isTemplated) {
        delete merged[key];
        changes.issues.add('template_values_invalid', null, '“template_values” must be a map; it is left out.');
      }
    }
    for (const [name, value] of changes.variables) merged[name] = value;
    const scene = this.#resolve(merged, [...changes.layers.values()], options);
    return { ...scene, issues: [...changes.issues.list, ...scene.issues] };
  }

  #resolve(row: Record<string, unknown>, changes: readonly LayerChange[], options?: ResolveOptions): ResolvedScene {
    if (changes.length === 0) return this.#base.resolve(row, options);
    // In a fixed order, so that the order in which a request names them makes no other template.
    const sorted = changes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const shape = JSON.stringify(sorted.map(keyOf));
    let derived = this.#derived.get(shape);
    if (!derived) {
      const { template, names } = deriveTemplate(this.template, sorted);
      derived = { compiled: compileTemplateDocument(template), names };
      this.#derived.set(shape, derived);
    }
    for (const [index, { value }] of sorted.entries()) row[derived.names[index]!] = value;
    return derived.compiled.resolve(row, options);
  }
}

const keyOf = ({ layerId, path, type }: LayerChange): string => `${layerId}/${path.join('/')}/${type}`;
