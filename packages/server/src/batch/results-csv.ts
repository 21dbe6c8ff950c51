import type { WireBatchItem } from '@pictify/api';

const columns = ['index', 'key', 'status', 'url', 'width', 'height', 'bytes', 'altText', 'error', 'issues'] as const;

/** `more` columns stand behind those that every results file has. */
export function csvHeader(more: readonly string[] = []): string {
  return csvLine([...columns, ...more]);
}

/**
 * One row of a results file that mail tools import, as RFC 4180 has it. People open it in a spreadsheet too: a text
 * whose first character would make a formula of it is disarmed by an apostrophe.
 */
export function csvRow(item: WireBatchItem, more: readonly string[] = []): string {
  const { index, key, status, url, width, height, bytes, altText, error, issues } = item;
  const errorText = error && `${error.code}: ${error.message}`;
  const issueText = issues.map(({ code, variable, layer }) => [code, variable ?? layer].filter(Boolean).join(' '));
  return csvLine([index, key, status, url, width, height, bytes, altText, errorText, issueText.join('; '), ...more]);
}

function csvLine(fields: readonly (string | number | null)[]): string {
  const written = fields.map((field) => {
    const text = typeof field === 'string' ? disarmed(field) : String(field ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(',')}\r\n`;
}

/** Numbers stay, those of telephones too: keys are compared with others, and no formula is made of digits alone. */
function disarmed(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d .,()/-]+$/.test(text) ? `'${text}` : text;
}
