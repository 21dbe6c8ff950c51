import type { Issue } from '@pictify/expr';
import type { ResolvedPath } from '@pictify/scene';
import type { Extent } from '../geometry.ts';
import { hullLength } from '../shapes/fitted-path.ts';
import { type DrawnPath, drawnPaths, withoutPath } from './drawn-paths.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { mapChildren } from './map-children.ts';

/** About microseconds at scale 1: some twenty of the longest paths there may be, or tens of thousands of icons. */
const MOST_WORK = 500_000;
/** What drawing a segment takes, and a pixel of its length, as a scan converter visits every row that an edge crosses. */
const PER_SEGMENT = 1;
const PER_FILLED_PIXEL = 0.03;
const PER_STROKED_PIXEL = 0.1;

/**
 * Takes away paths that would take a page too long to draw, from below to above: the items of a repeat may draw the
 * longest path there may be, each again. Layers that keep theirs are the same ones.
 */
export function limitPaths(
  layers: readonly LaidOutLayer[],
  page: Extent,
  report: (issue: Issue) => void,
): readonly LaidOutLayer[] {
  let left = MOST_WORK;
  const lengths = new Map<ResolvedPath, number>();

  function workOf({ path, stretch, passes: { fills, strokes } }: DrawnPath): number {
    let length = lengths.get(path);
    if (length === undefined) lengths.set(path, (length = hullLength(path.segments, 1, 1)));
    const count = path.segments.length;
    const pixels = Math.min(length * stretch, count * (page.width + page.height));
    return (fills + strokes) * count * PER_SEGMENT + (fills * PER_FILLED_PIXEL + strokes * PER_STROKED_PIXEL) * pixels;
  }

  function limit(laidOut: LaidOutLayer): LaidOutLayer {
    let kept = laidOut;
    for (const drawn of drawnPaths(laidOut)) {
      const work = workOf(drawn);
      if (work <= left) {
        left -= work;
      } else {
        kept = withoutPath(kept, drawn.of);
        report(tooMany(laidOut));
      }
    }
    return 'children' in kept ? mapChildren(kept, limit) : kept;
  }

  return layers.map(limit);
}

function tooMany({ layer: { id, path } }: LaidOutLayer): Issue {
  const message = 'The paths of this page take too long to draw; one of this layer is left out.';
  return { code: 'paths_too_many', severity: 'warning', message, layer: id, path };
}
