import type { ReportedIssue, WireBatchItem, WireIssue } from '@pictify/api';
import { issueText } from './report-wording.ts';

type Kind = Pick<WireIssue, 'code' | 'severity' | 'layer' | 'variable'>;

interface Group {
  code: string;
  severity: WireIssue['severity'];
  layer: string | null;
  variable: string | null;
  rows: number;
  /** Index of the last row counted, so that each counts once. */
  lastIndex: number;
  examples: ReportedIssue['examples'];
}

const keptExamples = 10;
/**
 * Kinds of issues told apart by layer and variable. Rows choose the names of variables that a template does not know, so
 * there may be as many as there are rows; what comes after this many is told apart by its code, of which we have few.
 */
const detailedGroups = 500;

/** Sums up the issues of rows, why rows failed among them. */
export class IssueGroups {
  readonly #groups = new Map<string, Group>();

  add({ index, key, issues, error }: Pick<WireBatchItem, 'index' | 'key' | 'issues' | 'error'>): void {
    for (const issue of issues) this.#count(index, key, issue);
    if (error) this.#count(index, key, { ...error, severity: 'error' });
  }

  /** Most rows first; of as many, the graver. */
  list(total: number): ReportedIssue[] {
    return [...this.#groups.values()]
      .map(({ lastIndex: _, ...group }) => ({
        ...group,
        share: Math.round((group.rows / total) * 10_000) / 10_000,
        text: issueText(group, total),
      }))
      .sort((a, b) => b.rows - a.rows || severities.indexOf(a.severity) - severities.indexOf(b.severity));
  }

  #count(index: number, key: string | null, found: Kind & Pick<WireIssue, 'message'>): void {
    const group = this.#groupOf(found);
    if (group.lastIndex === index) return;
    group.lastIndex = index;
    group.rows++;
    if (group.examples.length < keptExamples) group.examples.push({ index, key, message: found.message });
  }

  #groupOf({ code, severity, layer, variable }: Kind): Group {
    const name = JSON.stringify([code, severity, layer, variable]);
    const known = this.#groups.get(name);
    if (known) return known;
    if (this.#groups.size >= detailedGroups && (layer !== undefined || variable !== undefined)) {
      return this.#groupOf({ code, severity });
    }
    const told = { code, severity, layer: layer ?? null, variable: variable ?? null };
    const group: Group = { ...told, rows: 0, lastIndex: -1, examples: [] };
    this.#groups.set(name, group);
    return group;
  }
}

const severities: readonly string[] = ['error', 'warning', 'info'];
