/** How a subject stands after a request; times in milliseconds. */
export interface Quota {
  limit: number;
  windowMs: number;
  /** Requests that may follow at once. */
  remaining: number;
  /** Until nothing of the limit is used any more. */
  resetMs: number;
  /** Until the next request is taken; 0 where this one was. */
  retryMs: number;
}

export interface RateLimits {
  limit: number;
  windowMs: number;
  /** Subjects remembered one by one. */
  subjects: number;
}

/** Nobody’s name: they share this one when there is no room for their own. */
const everybodyElse = '';

/**
 * Counts requests by the generic cell rate algorithm: each subject may make `limit` requests at once, and earns one back
 * every `windowMs / limit`. All that is kept of a subject is the moment at which its limit is whole again, and after that
 * moment nothing. Memory is bounded without forgetting anybody who still owes time: when every place is taken, whoever
 * is new shares one limit with all the others who are. So nobody can have his own use forgotten by making up subjects.
 *
 * Time is that of a clock that never jumps. A process counts for itself.
 */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #wholeAt = new Map<string, number>();
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Counts a request, unless the subject has to wait. */
  take(subject: string, now = performance.now()): Quota {
    const { windowMs } = this.#limits;
    const place = this.#placeOf(subject, now);
    const owed = this.#owed(place, now) + this.#costMs;
    // A thousandth of a request, so that sums of fractions do not cost one.
    if (owed > windowMs + this.#costMs / 1000) return { ...this.look(subject, now), retryMs: owed - windowMs };
    this.#wholeAt.set(place, now + owed);
    return this.#quota(owed);
  }

  /** Takes the last request back: it turned out not to be one that counts. */
  giveBack(subject: string, now = performance.now()): void {
    const place = this.#placeOf(subject, now);
    const owed = this.#owed(place, now);
    if (owed > 0) this.#wholeAt.set(place, now + Math.max(0, owed - this.#costMs));
  }

  look(subject: string, now = performance.now()): Quota {
    return this.#quota(this.#owed(this.#placeOf(subject, now), now));
  }

  get subjects(): number {
    return this.#wholeAt.size;
  }

  get #costMs(): number {
    return this.#limits.windowMs / this.#limits.limit;
  }

  #quota(owed: number): Quota {
    const { limit, windowMs } = this.#limits;
    const remaining = Math.floor((windowMs - owed) / this.#costMs + 0.001);
    return { limit, windowMs, remaining, resetMs: owed, retryMs: 0 };
  }

  #owed(place: string, now: number): number {
    return Math.max(0, (this.#wholeAt.get(place) ?? 0) - now);
  }

  #placeOf(subject: string, now: number): string {
    if (this.#wholeAt.has(subject) || this.#hasRoom(now)) return subject;
    return everybodyElse;
  }

  #hasRoom(now: number): boolean {
    const { subjects } = this.#limits;
    if (this.#wholeAt.size < subjects) return true;
    if (now - this.#sweptAt < 1000) return false;
    this.#sweptAt = now;
    for (const [subject, wholeAt] of this.#wholeAt) if (wholeAt <= now) this.#wholeAt.delete(subject);
    return this.#wholeAt.size < subjects;
  }
}
