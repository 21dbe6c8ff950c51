import { nearest } from '@pictify/expr';
import type { Layer, Template } from '@pictify/scene';

/** The layers of a template by what people call them: name or id, else the same in other capitals. */
export class LayerNames {
  readonly #layers = new Map<string, Layer[]>();
  readonly #folded = new Map<string, Layer[]>();
  readonly #variables: readonly string[];

  constructor({ pages, variables }: Template) {
    this.#variables = (variables ?? []).map(({ name }) => name);
    for (const page of pages) this.#add(page.layers);
  }

  /** More than one where several layers have the name: all of them are meant. */
  find(name: string): readonly Layer[] {
    return this.#layers.get(name) ?? this.#folded.get(name.toLowerCase()) ?? [];
  }

  hasVariable(name: string): boolean {
    return this.#variables.includes(name);
  }

  /** The layer or variable that was most likely meant. */
  nearest(name: string): string | undefined {
    return nearest(name, [...this.#layers.keys(), ...this.#variables]);
  }

  #add(layers: readonly Layer[]): void {
    for (const layer of layers) {
      for (const name of new Set([layer.id, layer.name])) {
        if (!name) continue;
        put(this.#layers, name, layer);
        put(this.#folded, name.toLowerCase(), layer);
      }
      if ('layers' in layer && Array.isArray(layer.layers)) this.#add(layer.layers);
    }
  }
}

function put(map: Map<string, Layer[]>, name: string, layer: Layer): void {
  const known = map.get(name);
  if (!known) map.set(name, [layer]);
  else if (!known.includes(layer)) known.push(layer);
}
