import type { ObjectFile } from './object-file.ts';
import { dictionary, type Ref, reference } from './syntax.ts';

export type ResourceKind = 'Font' | 'XObject' | 'ExtGState' | 'Pattern' | 'Shading';

const PREFIX: { readonly [kind in ResourceKind]: string } = {
  Font: 'F',
  XObject: 'X',
  ExtGState: 'G',
  Pattern: 'P',
  Shading: 'S',
};

/** The operators of one content stream and the resources they name. */
export class Content {
  readonly #operators: string[] = [];
  readonly #resources = new Map<ResourceKind, Set<Ref>>();

  add(operators: string): void {
    this.#operators.push(operators);
  }

  /** The name by which this content's operators call the resource. */
  use(kind: ResourceKind, ref: Ref): string {
    let used = this.#resources.get(kind);
    if (!used) this.#resources.set(kind, (used = new Set()));
    used.add(ref);
    return `/${PREFIX[kind]}${ref}`;
  }

  get empty(): boolean {
    return this.#operators.length === 0;
  }

  get operators(): string {
    return this.#operators.join('\n');
  }

  get resources(): string {
    const kinds = [...this.#resources].map(([kind, refs]) => [
      kind,
      dictionary(Object.fromEntries([...refs].map((ref) => [`${PREFIX[kind]}${ref}`, reference(ref)]))),
    ]);
    return dictionary(Object.fromEntries(kinds) as { [kind: string]: string });
  }

  /** Writes it as a form: a drawing that others can show. `group` makes it composite as a whole. */
  writeForm(file: ObjectFile, box: readonly [number, number, number, number], group: string | null): Ref {
    return file.writeContent(
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: `[${box.join(' ')}]`,
        Resources: this.resources,
        Group: group,
      },
      this.operators,
    );
  }
}
