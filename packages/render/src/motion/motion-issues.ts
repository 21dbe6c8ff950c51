import type { Issue } from '@pictify/expr';
import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';
import { isCountable } from './count.ts';
import { childrenOf } from './length.ts';
import type { Timeline } from './timeline.ts';

/** Layers of a page that are to count and have nothing to count. */
export function countIssues(page: LaidOutPage): Issue[] {
  const issues: Issue[] = [];
  const look = (laidOut: LaidOutLayer): void => {
    if (countsInVain(laidOut)) issues.push(nothingToCount(laidOut));
    childrenOf(laidOut).forEach(look);
  };
  page.layers.forEach(look);
  return issues;
}

/** A file that does not move, though somebody asked for one that does. */
export function stillIssues({ moments }: Timeline): Issue[] {
  return moments.length === 1 ? [NOTHING_MOVES] : [];
}

const NOTHING_MOVES: Issue = {
  code: 'motion_nothing',
  severity: 'info',
  message: 'Nothing in the template moves and it has one page, so the file has one frame.',
};

function countsInVain(laidOut: LaidOutLayer): boolean {
  const counts = laidOut.layer.animations?.some(({ effect }) => effect === 'count');
  return counts === true && !(laidOut.type === 'text' && isCountable(laidOut));
}

function nothingToCount({ layer }: LaidOutLayer): Issue {
  return {
    code: 'motion_nothing_to_count',
    severity: 'info',
    message: 'The layer shows no number in full, so there is nothing to count up.',
    layer: layer.id,
    path: layer.path,
  };
}
