import type { WireIssue } from '@pictify/api';

const code = 'key_missing';

/** Of a row without what `key` names. Its image is as designed, but nobody can tell whose it is. */
export function keyIssue(keyVariable: string): WireIssue {
  const message = `“key” names “${keyVariable}”, and the row has no text or number of that name, so its key is null.`;
  return { code, severity: 'warning', message, variable: keyVariable };
}

/** Whether an issue is of the image rather than of its key. */
export function isOfImage(issue: Pick<WireIssue, 'code'>): boolean {
  return issue.code !== code;
}
