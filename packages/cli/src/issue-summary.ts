import type { Issue } from '@pictify/expr';

interface Count {
  rows: number;
  readonly example: string;
}

/** What was degraded over a whole batch: per code how many rows, and what happened to the first of them. */
export class IssueSummary {
  failed = 0;
  readonly #counts = new Map<string, Count>();
  #clean = 0;

  /** Returns the codes, each once; what is only information does not count. */
  add(index: number, issues: readonly Issue[]): string[] {
    const told = new Map<string, Issue>();
    for (const issue of issues) {
      if (issue.severity !== 'info' && !told.has(issue.code)) told.set(issue.code, issue);
    }
    if (told.size === 0) this.#clean++;
    for (const [code, { message }] of told) this.#count(code, index, message);
    return [...told.keys()];
  }

  fail(index: number, error: Error): void {
    this.failed++;
    this.#count('failed', index, error.message);
  }

  text(): string {
    if (this.#counts.size === 0) return 'No row needed a fallback.';
    const counts = [...this.#counts].sort((a, b) => b[1].rows - a[1].rows);
    const lines = counts.map(
      ([code, { rows, example }]) => `  ${String(rows).padStart(6)}  ${code.padEnd(28)} ${example}`,
    );
    const clean = `${this.#clean} ${this.#clean === 1 ? 'row' : 'rows'}`;
    return [`${clean} without a fallback; the others:`, ...lines].join('\n');
  }

  #count(code: string, index: number, message: string): void {
    const known = this.#counts.get(code);
    if (known) known.rows++;
    else this.#counts.set(code, { rows: 1, example: `row ${index + 1}: ${message.split('\n', 1)[0]}` });
  }
}
