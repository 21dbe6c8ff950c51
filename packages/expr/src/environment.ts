import type { Budget } from './budget.ts';
import type { ValueMap } from './value.ts';

/** What an evaluation may know about the world. Nothing else is looked up: equal inputs give equal values. */
export interface Environment {
  /** BCP 47, of the template; functions take another one per call. */
  readonly locale: string;
  /** IANA name, of the template: the zone of dates written without one, and the zone dates are shown in. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Shared by the expressions of one row; without it every evaluation has its own. */
  readonly budget?: Budget;
}

/** Root variables by name. */
export type Scope = ValueMap;
