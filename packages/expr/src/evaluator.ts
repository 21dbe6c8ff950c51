import { type Budget, createBudget, Stop, spend } from './budget.ts';
import type { Environment, Scope } from './environment.ts';
import { resolveLocale, resolveTimeZone } from './intl-cache.ts';
import { parseNumber } from './number-text.ts';
import { boundedText } from './to-text.ts';
import { isForbiddenKey } from './to-value.ts';
import type { Issue, SourceRange, Value } from './value.ts';

/** Different issues that one evaluation reports at most. */
const MAX_ISSUES = 100;
/**
 * Steps of formatting for another locale or zone than the template's: each new one may have to be loaded, which takes
 * up to half a millisecond.
 */
const OTHER_LOCALE_STEPS = 100;
const OTHER_ZONE_STEPS = 300;
const NOWHERE: SourceRange = Object.freeze({ line: 1, column: 1, offset: 0, length: 0 });

/**
 * The state of one evaluation, and what operators and functions see of the world. Everything that could grow goes
 * through here: steps, lengths of texts and lists, numbers that stop being finite.
 */
export class Evaluator {
  /** Where the operator or call stands that is being evaluated; issues are reported there. */
  at: SourceRange = NOWHERE;
  /** What loops have bound, by slot. */
  readonly slots: Value[] = [];
  readonly issues: Issue[] = [];
  readonly now: number;
  readonly #scope: Scope;
  readonly #environment: Environment;
  readonly #budget: Budget;

  constructor(scope: Scope, environment: Environment) {
    this.#scope = scope;
    this.#environment = environment;
    this.#budget = environment.budget ?? createBudget();
    this.now = environment.now;
  }

  variable(name: string): Value {
    const scope = this.#scope;
    return Object.hasOwn(scope, name) && !isForbiddenKey(name) ? (scope[name] ?? null) : null;
  }

  spend(steps: number): void {
    spend(this.#budget, steps);
  }

  /** Pays for reading or writing so many UTF-16 units. */
  spendText(length: number): void {
    spend(this.#budget, 1 + (length >> 6));
  }

  /**
   * Pays for looking for one text in another, which in the worst case compares each unit of one with each of the
   * other: 4,096 comparisons take about as long as any other step.
   */
  spendSearch(text: string, sought: string): void {
    spend(this.#budget, 1 + (text.length >> 6) + Math.floor((text.length * sought.length) / 4096));
  }

  /** Reports once per place and kind, and gives null so that callers can return it. */
  issue(code: string, message: string): null {
    const at = this.at;
    const known = this.issues.some((issue) => issue.code === code && issue.at?.offset === at.offset);
    if (!known && this.issues.length < MAX_ISSUES) this.issues.push({ code, severity: 'warning', message, at });
    return null;
  }

  get maxTextLength(): number {
    return this.#budget.limits.textLength;
  }

  /** Whether a text may be this long; when not, that is an issue. */
  textFits(length: number): boolean {
    const most = this.#budget.limits.textLength;
    if (length <= most) return true;
    this.issue('text_too_long', `This text would be longer than ${most} characters.`);
    return false;
  }

  /** Whether a list may have this many items; when not, that is an issue. */
  listFits(length: number): boolean {
    const most = this.#budget.limits.listLength;
    if (length <= most) return true;
    this.issue('list_too_long', `This list would have more than ${most} items.`);
    return false;
  }

  /** Ends the evaluation when a template's text grows past the limit. */
  requireText(length: number): void {
    const most = this.#budget.limits.textLength;
    if (length > most) throw new Stop('text_too_long', `The text is longer than ${most} characters.`);
  }

  /** Pays for going over a list and gives it back, cut to the longest a list may be. */
  items(list: readonly Value[]): readonly Value[] {
    const most = this.#budget.limits.listLength;
    const bounded = this.listFits(list.length) ? list : list.slice(0, most);
    this.spend(1 + bounded.length);
    return bounded;
  }

  /** The text of a value; one that would be too long is an issue and gives an empty text. */
  text(value: Value): string {
    if (typeof value === 'string') {
      if (!this.textFits(value.length)) return '';
      this.spendText(value.length);
      return value;
    }
    const most = this.#budget.limits.textLength;
    const text = boundedText(value, most);
    if (text === null) {
      this.spendText(most << 3);
      this.textFits(most + 1);
      return '';
    }
    this.spendText(typeof value === 'object' ? text.length << 3 : text.length);
    return text;
  }

  /** A number or numeric text as a number; null stays null; anything else is an issue and null. */
  number(value: Value): number | null {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (value === null) return null;
    const parsed = typeof value === 'string' ? parseNumber(value) : null;
    if (parsed !== null) return parsed;
    return this.issue('not_a_number', `${describe(value)} is not a number.`);
  }

  /** A computed number: never NaN, infinite or negative zero. */
  finite(value: number): number | null {
    if (Number.isFinite(value)) return value + 0;
    return this.issue('not_finite', 'This computation has no finite result.');
  }

  /** The locale to format in: the one given, or the template's. An unknown one is an issue and gives en-US. */
  locale(override: Value = null): string {
    const name = typeof override === 'string' && override !== '' ? override : this.#environment.locale;
    if (name !== this.#environment.locale) this.spend(OTHER_LOCALE_STEPS);
    const resolved = resolveLocale(name);
    if (!resolved.known)
      this.issue('invalid_locale', `"${clip(name)}" is not a known locale; ${resolved.name} is used.`);
    return resolved.name;
  }

  /** The time zone to compute in, as for locales; an unknown one is an issue and gives UTC. */
  timeZone(override: Value = null): string {
    const name = typeof override === 'string' && override !== '' ? override : this.#environment.timeZone;
    if (name !== this.#environment.timeZone) this.spend(OTHER_ZONE_STEPS);
    const resolved = resolveTimeZone(name);
    if (!resolved.known)
      this.issue('invalid_time_zone', `"${clip(name)}" is not a known time zone; ${resolved.name} is used.`);
    return resolved.name;
  }
}

/** A value in a message: what it is, and the beginning of what it says. */
export function describe(value: Value): string {
  if (value === null) return 'Nothing';
  if (typeof value === 'string') return `The text "${clip(value)}"`;
  if (typeof value === 'object') return Array.isArray(value) ? 'A list' : 'A map';
  return String(value);
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
