/** One deadline for many waits. */
export class Deadline {
  readonly #over: Promise<never>;
  readonly #timer: ReturnType<typeof setTimeout>;
  #isOver = false;

  constructor(afterMs: number) {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.#over = promise;
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      reject(Object.assign(new Error(`nothing complete within ${afterMs} ms`), { code: 'timeout' }));
    }, afterMs);
  }

  /** What the work gives, or a rejection with the code `timeout` at the deadline; after it no work is begun. */
  within<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#isOver ? this.#over : Promise.race([work(), this.#over]);
  }

  /** Lets go of the timer. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
