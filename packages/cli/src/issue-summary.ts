import type { Issue } from '@pictify/expr';
import { stringify } from './csv.ts';

interface Count {
  rows: number;
  example: string;
}

/** What was degraded over a whole batch: per code how many rows and one of them, and a line per row for the CSV. */
export class IssueSummary {
  failed = 0;
  readonly #counts = new Map<string, Count>();
  readonly #lines: string[][] = [['index', 'file', 'status', 'issues']];
  #clean = 0;

  add(index: number, file: string, issues: readonly Issue[]): void {
    const told = issues.filter((issue) => issue.severity !== 'info');
    if (told.length === 0) this.#clean++;
    const codes = [...new Set(told.map((issue) => issue.code))];
    for (const code of codes) {
      const message = told.find((issue) => issue.code === code)?.message ?? '';
      this.#count(code, `row ${index + 1}: ${message.split('\n', 1)[0]}`);
    }
    this.#lines.push([String(index), file, 'completed', codes.join(' ')]);
  }

  fail(index: number, file: string, error: Error): void {
    this.failed++;
    this.#count('failed', `row ${index + 1}: ${error.message}`);
    this.#lines.push([String(index), file, 'failed', error.message]);
  }

  text(): string {
    if (this.#counts.size === 0) return 'No row needed a fallback.';
    const counts = [...this.#counts].sort((a, b) => b[1].rows - a[1].rows);
    const lines = counts.map(
      ([code, { rows, example }]) => `  ${String(rows).padStart(6)}  ${code.padEnd(28)} ${example}`,
    );
    return [`${this.#clean} rows without a fallback; the others:`, ...lines].join('\n');
  }

  csv(): string {
    return stringify(this.#lines);
  }

  #count(code: string, example: string): void {
    const known = this.#counts.get(code);
    if (known) known.rows++;
    else this.#counts.set(code, { rows: 1, example });
  }
}
