import type { Issue, Severity, SourceRange } from '@pictify/expr';

/** What an issue is about. */
export interface Place {
  /** JSON pointer into the template document. */
  readonly path: string;
  readonly layer?: string;
  readonly variable?: string;
}

/** Where a value being read tells what is wrong with it. */
export interface Reporting {
  problem(code: string, message: string, severity?: Severity): void;
}

export function issueAt(place: Place, code: string, severity: Severity, message: string, at?: SourceRange): Issue {
  return {
    code,
    severity,
    message,
    path: place.path,
    ...(at ? { at } : {}),
    ...(place.layer === undefined ? {} : { layer: place.layer }),
    ...(place.variable === undefined ? {} : { variable: place.variable }),
  };
}

/** Issues of one row, each (code, path, layer, variable) once: a failing filter in a list of 500 is one issue. */
export class IssueList implements Reporting {
  /** What the next `problem` is about; reading is synchronous, so one cell at a time owns it. */
  place: Place = { path: '' };
  #issues: Issue[] = [];
  #seen: Set<string> | null = null;

  add(issue: Issue): void {
    this.#seen ??= new Set();
    const key = `${issue.code}\n${issue.path ?? ''}\n${issue.layer ?? ''}\n${issue.variable ?? ''}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#issues.push(issue);
  }

  problem(code: string, message: string, severity: Severity = 'warning'): void {
    this.add(issueAt(this.place, code, severity, message));
  }

  at(place: Place): this {
    this.place = place;
    return this;
  }

  /** Takes over what the expression engine found, saying where in the document it was. */
  forward(issues: readonly Issue[], place: Place): void {
    for (const issue of issues) this.add({ ...place, ...issue });
  }

  list(): readonly Issue[] {
    return this.#issues;
  }
}
