/** The chunks this process is working on, so that a cancelled batch stops drawing at once. */
export class ActiveBatches {
  #running = new Map<string, Set<AbortController>>();

  async track<T>(batchId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const group = this.#running.get(batchId) ?? new Set();
    this.#running.set(batchId, group.add(controller));
    try {
      return await work(controller.signal);
    } finally {
      group.delete(controller);
      if (group.size === 0) this.#running.delete(batchId);
    }
  }

  abort(batchId: string): void {
    for (const controller of this.#running.get(batchId) ?? []) controller.abort();
  }

  abortAll(): void {
    for (const batchId of this.#running.keys()) this.abort(batchId);
  }

  /** Resolves when nothing is under way, or after `timeoutMs`. */
  async idle(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (this.#running.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
