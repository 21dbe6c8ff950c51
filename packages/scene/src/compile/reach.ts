/** What a layer's own properties read, and the layers inside it. */
export interface LayerReach {
  readonly id: string;
  readonly uses: Set<string>;
  readonly layers: LayerReach[];
  /** Whether its layers move each other, as in a stack. */
  readonly flows: boolean;
}

/**
 * For each layer the variables that can change how it is drawn: its own, those of the layers inside it and around it
 * (which place, hide and fade it), and inside a stack or a repeat those of everything there. Adds to `found`.
 */
export function collectDependencies(roots: readonly LayerReach[], found: Map<string, Set<string>>): void {
  const visit = (layer: LayerReach, around: ReadonlySet<string>): void => {
    const inside = layer.flows ? union(around, reachOf(layer)) : union(around, layer.uses);
    found.set(layer.id, union(found.get(layer.id) ?? NOTHING, union(around, reachOf(layer))));
    for (const child of layer.layers) visit(child, inside);
  };
  for (const root of roots) visit(root, NOTHING);
}

const NOTHING: ReadonlySet<string> = new Set();

function reachOf(layer: LayerReach): ReadonlySet<string> {
  return layer.layers.reduce((all, inner) => union(all, reachOf(inner)), layer.uses as ReadonlySet<string>);
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}
