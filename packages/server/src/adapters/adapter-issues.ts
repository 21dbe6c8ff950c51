import type { Issue } from '@pictify/expr';

/** A row can name thousands of layers there are not; looking for what each may have meant would hold up all others. */
const maxIssues = 50;
const maxHints = 20;

/** What was wrong with one row's changes, up to fifty things. */
export class AdapterIssues {
  readonly list: Issue[] = [];

  /** `meant` finds what was probably meant. */
  add(code: string, layer: string | null, message: string, meant: () => string | undefined = () => undefined): void {
    if (this.list.length >= maxIssues) return;
    const found = this.list.length < maxHints ? meant() : undefined;
    this.list.push({
      code,
      severity: 'warning',
      message: found === undefined ? message : `${message} Did you mean “${found}”?`,
      ...(layer === null ? {} : { layer: short(layer) }),
    });
  }
}

/** Text inside a message, shortened so that a hostile value cannot make a hostile message. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}
