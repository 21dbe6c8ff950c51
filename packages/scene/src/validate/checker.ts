import { compileExpression, compileTemplate, type Issue, type Program, type Severity } from '@pictify/expr';
import { issueAt, type Place } from '../issues.ts';
import { LIMITS } from '../limits.ts';
import { child } from '../pointer.ts';
import type { Checking } from '../properties/property.ts';
import { hint, Suggestions } from '../suggestion.ts';
import { nameProblem } from '../variables/name.ts';

/** What the places of one validation have in common. */
export interface Findings {
  /** At most `LIMITS.findings`, then one that says there are more; so are the warnings. */
  readonly errors: Issue[];
  readonly warnings: Issue[];
  /** Set when the document cannot be drawn or edited at all. */
  unusable: boolean;
  /** The names of the declared variables. */
  readonly declared: ReadonlySet<string>;
  /** Variables that expressions read although nobody declared them, in order of appearance. */
  readonly undeclared: Set<string>;
  readonly roles: ReadonlySet<string>;
  readonly suggestions: Suggestions;
  /** What was compiled already, by kind and source: templates repeat themselves. */
  readonly programs: Map<string, Pick<Program, 'errors' | 'variables'>>;
}

const MORE_ERRORS: Issue = {
  code: 'more_errors',
  severity: 'error',
  message: `There are more errors; these are the first ${LIMITS.findings}.`,
};
const MORE_WARNINGS: Issue = {
  code: 'more_warnings',
  severity: 'info',
  message: `There are more warnings; these are the first ${LIMITS.findings}.`,
};

/** Fresh findings; for checking a part of a document by itself too. */
export function findings(declared: ReadonlySet<string>, roles: ReadonlySet<string>): Findings {
  return {
    errors: [],
    warnings: [],
    unusable: false,
    declared,
    undeclared: new Set(),
    roles,
    suggestions: new Suggestions(),
    programs: new Map(),
  };
}

interface View {
  readonly place: Place;
  /** Names that repeats add. */
  readonly locals: ReadonlySet<string>;
}

/** One place of a document under validation. */
export class Checker implements Checking {
  readonly findings: Findings;
  readonly #view: View;

  constructor(findings: Findings, view: Partial<View> = {}) {
    this.findings = findings;
    this.#view = {
      place: view.place ?? { path: '' },
      locals: view.locals ?? new Set(),
    };
  }

  get path(): string {
    return this.#view.place.path;
  }

  get roles(): ReadonlySet<string> {
    return this.findings.roles;
  }

  at(key: string | number): Checker {
    const { place } = this.#view;
    return new Checker(this.findings, { ...this.#view, place: { ...place, path: child(place.path, key) } });
  }

  with(change: { layer?: string; locals?: readonly string[] }): Checker {
    const { place, locals } = this.#view;
    return new Checker(this.findings, {
      place: change.layer === undefined ? place : { ...place, layer: change.layer },
      locals: change.locals ? new Set([...locals, ...change.locals]) : locals,
    });
  }

  nearest(word: string, candidates: Iterable<string>): string | undefined {
    return this.findings.suggestions.nearest(word, candidates);
  }

  problem(code: string, message: string, severity: Severity = 'error'): void {
    this.#add(issueAt(this.#view.place, code, severity, message));
  }

  /** A problem that leaves nothing to work with. */
  fatal(code: string, message: string): void {
    this.findings.unusable = true;
    this.problem(code, message);
  }

  expression(source: string, kind: 'template' | 'expression' = 'template'): void {
    if (this.#isFull) return;
    const program = this.#compiled(source, kind);
    for (const { code, message, excerpt, at } of program.errors) {
      this.#add({ ...issueAt(this.#view.place, code, 'error', `${message}\n${excerpt}`, at), excerpt });
    }
    for (const name of program.variables) {
      if (!this.#view.locals.has(name) && !this.findings.declared.has(name)) this.#readsUndeclared(name);
    }
  }

  /** What a check finds here, told to nobody yet. */
  gather(check: (at: Checker) => void): readonly Issue[] {
    if (this.#isFull) return [];
    const own = { ...this.findings, errors: [], warnings: [] };
    check(new Checker(own, this.#view));
    return [...own.errors, ...own.warnings];
  }

  report(issues: readonly Issue[]): void {
    issues.forEach((issue) => {
      this.#add(issue);
    });
  }

  /** Whether another error would change nothing, so that looking for one is not worth the time. */
  get #isFull(): boolean {
    return this.findings.errors.length > LIMITS.findings;
  }

  #compiled(source: string, kind: 'template' | 'expression'): Pick<Program, 'errors' | 'variables'> {
    const { programs } = this.findings;
    const key = `${kind} ${source}`;
    let program = programs.get(key);
    if (!program) {
      program = kind === 'template' ? compileTemplate(source) : compileExpression(source);
      programs.set(key, { errors: program.errors, variables: program.variables });
    }
    return program;
  }

  #readsUndeclared(name: string): void {
    const place = { ...this.#view.place, variable: name };
    const problem = nameProblem(name);
    if (!problem && this.findings.undeclared.has(name)) return;
    const meant = hint(this.nearest(name, this.#known()));
    if (problem) {
      const message = name === 'loop' ? '"loop" is only known inside a repeat or a for.' : problem.message;
      this.#add(issueAt(place, 'variable_undeclared', 'error', `${message}${meant}`));
      return;
    }
    if (this.findings.declared.size + this.findings.undeclared.size >= LIMITS.variables) {
      const message = `A template has at most ${LIMITS.variables} variables, and "${name}" would be one more.`;
      this.#add(issueAt(place, 'variable_limit', 'error', message));
      return;
    }
    this.findings.undeclared.add(name);
    const message = `Variable "${name}" is not declared; it was added as a text with an empty default.${meant}`;
    this.#add(issueAt(place, 'variable_undeclared', meant === '' ? 'info' : 'warning', message));
  }

  *#known(): Iterable<string> {
    yield* this.findings.declared;
    yield* this.#view.locals;
  }

  #add(issue: Issue): void {
    const isError = issue.severity === 'error';
    const list = isError ? this.findings.errors : this.findings.warnings;
    if (list.length < LIMITS.findings) list.push(issue);
    else if (list.length === LIMITS.findings) list.push(isError ? MORE_ERRORS : MORE_WARNINGS);
  }
}
