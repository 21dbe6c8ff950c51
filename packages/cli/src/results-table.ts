import { stringify } from './csv.ts';

export interface Result {
  readonly index: number;
  readonly key: string | null;
  readonly file: string;
  readonly altText: string;
  readonly issues: readonly string[];
  /** Why there is no image. */
  readonly error: string | null;
}

const HEADER = ['index', 'key', 'status', 'file', 'altText', 'issues', 'error'];

/** `results.csv`: what became of every row, with what an email needs beside the image. */
export class ResultsTable {
  readonly #lines: string[][] = [HEADER];

  add({ index, key, file, altText, issues, error }: Result): void {
    const isDone = error === null;
    const status = isDone ? 'completed' : 'failed';
    this.#lines.push([String(index), key ?? '', status, isDone ? file : '', altText, issues.join(' '), error ?? '']);
  }

  csv(): string {
    return stringify(this.#lines);
  }
}
