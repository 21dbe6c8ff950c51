/**
 * A bounded cache that forgets what has not been asked for lately: when the young half is full it becomes the old
 * half, and whatever is found in the old half is young again.
 */
export class RecentCache<Value> {
  readonly #half: number;
  #young = new Map<string, Weighted<Value>>();
  #youngWeight = 0;
  #old = new Map<string, Weighted<Value>>();

  /** @param capacity The weight of all it may hold; a value that is heavier than half of it is not kept. */
  constructor(capacity: number) {
    this.#half = Math.ceil(capacity / 2);
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young) return young.value;
    const old = this.#old.get(key);
    if (old) this.set(key, old.value, old.weight);
    return old?.value;
  }

  set(key: string, value: Value, weight = 1): void {
    if (weight > this.#half) return;
    let rest = this.#youngWeight - (this.#young.get(key)?.weight ?? 0);
    if (rest + weight > this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
      rest = 0;
    }
    this.#young.set(key, { value, weight });
    this.#youngWeight = rest + weight;
  }
}

interface Weighted<Value> {
  readonly value: Value;
  readonly weight: number;
}
