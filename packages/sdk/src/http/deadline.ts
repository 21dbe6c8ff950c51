/** The longest time a timer can have, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;
/** In bytes a millisecond. */
const SLOWEST = 50;

/**
 * Gives up an attempt when nothing has moved for `timeoutMs`, or when the caller’s signal says so. Whoever moves
 * something calls `restart`; whoever waits for the caller’s own data calls `pause`; at the end somebody calls `end`.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  readonly #outer: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  #hasEnded = false;

  constructor(timeoutMs: number, outer: AbortSignal | undefined) {
    this.#timeoutMs = timeoutMs;
    this.#outer = outer;
    outer?.addEventListener('abort', this.#abort);
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** `unseenBytes` are those that `fetch` will move without a word. */
  restart(unseenBytes = 0): void {
    this.pause();
    const ms = this.#timeoutMs + unseenBytes / SLOWEST;
    if (this.#hasEnded || this.#timeoutMs <= 0 || ms > LONGEST_MS) return;
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#controller.abort();
    }, ms);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#hasEnded = true;
    this.pause();
    this.#outer?.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => this.#controller.abort(this.#outer?.reason);
}
