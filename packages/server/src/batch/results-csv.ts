import type { WireBatchItem } from '@pictify/api';

const columns = ['index', 'key', 'status', 'url', 'width', 'height', 'bytes', 'altText', 'error', 'issues'] as const;

/** `more` columns stand behind those that every results file has. */
export function csvHeader(more: readonly string[] = []): string {
  return csvLine([...columns, ...more]);
}

/**
 * One row of a results file that mail tools import, as RFC 4180 has it. People open it in a spreadsheet too: a first
 * character of `altText` that would make a formula of it is disarmed by an apostrophe. `key` stands there as it is,
 * because it is compared with others; no other field can begin like that.
 */
export function csvRow(item: WireBatchItem, more: readonly string[] = []): string {
  const { index, key, status, url, width, height, bytes, altText, error, issues } = item;
  const errorText = error && `${error.code}: ${error.message}`;
  const issueText = issues.map(({ code, variable, layer }) => [code, variable ?? layer].filter(Boolean).join(' '));
  const safeText = altText?.replace(/^[=+\-@\t\r]/, "'$&") ?? null;
  return csvLine([index, key, status, url, width, height, bytes, safeText, errorText, issueText.join('; '), ...more]);
}

function csvLine(fields: readonly (string | number | null)[]): string {
  const written = fields.map((field) => {
    const text = String(field ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(',')}\r\n`;
}
