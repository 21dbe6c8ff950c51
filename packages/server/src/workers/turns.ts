/** How long a bulk row lets more urgent work go first before it takes its turn all the same. */
const patienceMs = 100;

const urgency = { sync: 0, small: 1, bulk: 2 } as const;
export type Urgency = keyof typeof urgency;

/**
 * Who draws next inside one render process. A row waits while more urgent work is under way, at most `patienceMs`, so
 * that a synchronous render is served between two rows of a batch and a batch still advances under a flood of them.
 */
export class Turns {
  #running = [0, 0, 0];
  #waiting = new Set<() => void>();

  async take<T>(kind: Urgency, work: () => Promise<T>): Promise<T> {
    const level = urgency[kind];
    if (this.#busyAbove(level)) await this.#wait(level);
    this.#running[level] = this.#running[level]! + 1;
    try {
      return await work();
    } finally {
      this.#running[level] = this.#running[level]! - 1;
      for (const wake of this.#waiting) wake();
    }
  }

  #busyAbove(level: number): boolean {
    return this.#running.slice(0, level).some((count) => count > 0);
  }

  #wait(level: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const wake = () => {
        if (!this.#busyAbove(level)) done();
      };
      const timer = setTimeout(done, patienceMs);
      this.#waiting.add(wake);
    });
  }
}
