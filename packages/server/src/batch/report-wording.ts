import type { ReportedIssue, WireBatchReport } from '@pictify/api';

type Subject = Pick<ReportedIssue, 'code' | 'layer' | 'variable' | 'examples'>;

const variable = ({ variable }: Subject): string => (variable === null ? 'a variable' : `“${variable}”`);
const layer = ({ layer }: Subject): string => (layer === null ? 'a layer' : `layer “${layer}”`);
const picture =
  (what: string) =>
  (subject: Subject): string =>
    `the picture of ${layer(subject)} ${what}, so what stands in for it is shown`;

/** What is the matter with a row, for the commonest codes; others are told by the message of their first row. */
const words: Readonly<Record<string, (subject: Subject) => string>> = {
  text_clipped: (of) => `the text of ${layer(of)} does not fit and is cut off`,
  text_shrunk_to_minimum: (of) => `the text of ${layer(of)} fits only at its smallest size`,
  text_too_long: (of) => `the text of ${layer(of)} is too long and is cut off`,
  glyph_missing: (of) => `the fonts of ${layer(of)} lack some of its characters`,
  variable_missing: (of) => `${variable(of)} is missing, so its default is shown`,
  variable_empty: (of) => `${variable(of)} is empty, so its default is shown`,
  variable_type: (of) => `${variable(of)} is not what its type asks for, so its default is shown`,
  variable_too_long: (of) => `${variable(of)} is longer than it may be and is cut off`,
  key_missing: (of) => `“key” names ${variable(of)}, which they do not have, so nobody can tell whose images they are`,
  variable_unknown: (of) => `they have ${variable(of)}, which the template does not`,
  image_not_found: picture('is not there'),
  image_unavailable: picture('cannot be reached'),
  image_timeout: picture('takes too long to load'),
  image_unreadable: picture('cannot be read'),
  image_too_large: (of) => (of.layer === null ? 'the image would be too large' : picture('is too large')(of)),
  over_weight_budget: () => 'the image is heavier than its weight budget',
  quality_reduced: () => 'quality was lowered for the weight budget',
};

export function issueText(issue: Subject & Pick<ReportedIssue, 'rows'>, total: number): string {
  const first = issue.examples[0]?.message ?? issue.code;
  const what = words[issue.code]?.(issue) ?? (issue.rows === 1 ? first : `the first says: ${first}`);
  return `${count(issue.rows)} of ${count(total)} rows: ${what.replace(/\.$/, '')}.`;
}

/** How it went, what to look at first, what the images weigh. */
export function reportText(
  report: Pick<WireBatchReport, 'total' | 'counts' | 'degraded' | 'issues' | 'bytes'>,
): string[] {
  const { total, counts, degraded, issues, bytes } = report;
  const { queued, completed, failed, cancelled } = counts;
  const sentences: string[] = [];
  if (queued > 0) sentences.push(`So far ${count(total - queued)} of ${count(total)} rows have been drawn.`);
  if (cancelled > 0) sentences.push(`${count(cancelled)} of ${count(total)} rows were cancelled.`);
  if (failed > 0) sentences.push(`${count(failed)} of ${count(total)} rows failed.`);
  if (degraded > 0) sentences.push(`${count(degraded)} of ${count(total)} images are not quite as designed.`);
  else if (completed === total) sentences.push(`All ${count(total)} images are as designed.`);
  else if (completed > 0) sentences.push(`The ${count(completed)} images that were drawn are as designed.`);
  const grave = issues.filter(({ severity }) => severity === 'error');
  const first = [...grave, ...issues.filter(({ severity }) => severity === 'warning')].slice(0, 3);
  for (const [at, { text }] of first.entries()) sentences.push(at === 0 ? `Look first at this: ${text}` : text);
  if (bytes) {
    const { median, max, overBudget } = bytes;
    sentences.push(`Half of the images weigh at most ${kilobytes(median)}, the heaviest ${kilobytes(max)}.`);
    if (overBudget > 0) sentences.push(`${count(overBudget)} are above the weight budget.`);
  }
  return sentences;
}

const count = (rows: number): string => rows.toLocaleString('en');
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
