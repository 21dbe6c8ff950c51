import type { Issue } from '@pictify/expr';
import type { ResolvedLayer } from '@pictify/scene';

/** What is told of a layer that is to draw path data and has none, or none that draws anything. */
export function pathMissing({ id, path }: ResolvedLayer): Issue {
  const message = 'There is no path data that draws anything: nothing is shown.';
  return { code: 'path_missing', severity: 'warning', message, layer: id, path };
}
