/** What a layer's own properties read, and the layers inside it. */
export interface LayerReach {
  readonly id: string;
  readonly uses: Set<string>;
  readonly layers: LayerReach[];
  /** Whether its layers move each other, as in a stack. */
  readonly flows: boolean;
  /** Whether it has text, which backgrounds below it keep quiet under. */
  readonly speaks: boolean;
  /** Whether it is drawn by where the text above it is. */
  readonly listens: boolean;
}

/**
 * For each layer of a page the variables that can change how it is drawn: its own, those of the layers inside it and
 * around it (which place, hide and fade it), inside a stack or a repeat those of everything there, and for a background
 * that keeps quiet under text those of all text drawn over it. Adds to `found`.
 */
export function collectDependencies(page: readonly LayerReach[], found: Map<string, Set<string>>): void {
  const visit = (layers: readonly LayerReach[], around: ReadonlySet<string>, above: ReadonlySet<string>): void => {
    let over = above;
    for (const layer of layers.toReversed()) {
      const reach = reachOf(layer);
      const heard = isOrHas(layer, 'listens') ? over : NOTHING;
      found.set(layer.id, union(found.get(layer.id) ?? NOTHING, around, reach, heard));
      visit(layer.layers, union(around, layer.flows ? reach : layer.uses), over);
      if (isOrHas(layer, 'speaks')) over = union(over, reach);
    }
  };
  visit(page, NOTHING, NOTHING);
}

const NOTHING: ReadonlySet<string> = new Set();

function reachOf(layer: LayerReach): ReadonlySet<string> {
  return layer.layers.reduce((all, inner) => union(all, reachOf(inner)), layer.uses as ReadonlySet<string>);
}

function isOrHas(layer: LayerReach, what: 'speaks' | 'listens'): boolean {
  return layer[what] || layer.layers.some((inner) => isOrHas(inner, what));
}

function union(...sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
