/** What one row may cost. Lengths of text are UTF-16 units, lengths of lists are items. */
export interface Limits {
  /** Work units shared by all expressions of a row; long texts and lists cost in proportion to their length. */
  readonly steps: number;
  readonly textLength: number;
  readonly listLength: number;
  /** Wall time of a row; only counted when a clock is given. */
  readonly timeMs: number;
}

export const DEFAULT_LIMITS: Limits = Object.freeze({
  steps: 50_000,
  textLength: 65_536,
  listLength: 10_000,
  timeMs: 50,
});

/** Limits of a source, fixed at compile time: UTF-16 units, nested brackets or blocks, and the height of a tree. */
export const MAX_SOURCE_LENGTH = 262_144;
export const MAX_DEPTH = 64;
export const MAX_TREE_HEIGHT = 256;

/** Steps between two looks at the clock. */
const CLOCK_INTERVAL = 256;

/** Shared by all expressions of one row. `steps` is what is left. */
export interface Budget {
  steps: number;
  readonly limits: Limits;
  readonly clock: (() => number) | null;
  readonly deadlineMs: number;
  nextClockSteps: number;
}

/**
 * @param limits what differs from the defaults
 * @param clock monotonic milliseconds; without one only the deterministic limits hold. With one, whether a row meets
 *   `timeMs` depends on the machine: a net under the steps, which are priced to end a row sooner.
 */
export function createBudget(limits?: Partial<Limits>, clock?: () => number): Budget {
  const all = limits ? { ...DEFAULT_LIMITS, ...limits } : DEFAULT_LIMITS;
  return {
    steps: all.steps,
    limits: all,
    clock: clock ?? null,
    deadlineMs: clock ? clock() + all.timeMs : 0,
    nextClockSteps: all.steps - CLOCK_INTERVAL,
  };
}

/** Ends an evaluation from inside; caught where the evaluation began and never seen by callers of the package. */
export class Stop extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Takes steps from the budget before the work they stand for is done. */
export function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) {
    budget.steps = 0;
    throw new Stop('too_many_steps', `The row needs more than ${budget.limits.steps} steps; loop over fewer items.`);
  }
  if (budget.clock && budget.steps < budget.nextClockSteps) {
    budget.nextClockSteps = budget.steps - CLOCK_INTERVAL;
    if (budget.clock() > budget.deadlineMs) {
      // From now on every step looks, so that the row's other expressions end at once too.
      budget.nextClockSteps = Number.POSITIVE_INFINITY;
      throw new Stop('too_slow', `The row's expressions took longer than ${budget.limits.timeMs} ms.`);
    }
  }
}
