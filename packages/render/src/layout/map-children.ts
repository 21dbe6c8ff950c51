import type { LaidOutLayer } from './laid-out.ts';

type Container = Extract<LaidOutLayer, { children: readonly LaidOutLayer[] }>;

/** A container with its children changed; the same one where none is. */
export function mapChildren(laidOut: Container, change: (child: LaidOutLayer) => LaidOutLayer): Container {
  const children = laidOut.children.map(change);
  return children.every((child, index) => child === laidOut.children[index]) ? laidOut : { ...laidOut, children };
}
