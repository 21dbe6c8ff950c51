import { readFileSync } from 'node:fs';

/** The starter that the rows of these tests are for. */
export const starter: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../../../examples/year-in-review/template.json', import.meta.url), 'utf8'),
);

/**
 * The same, but its avatar is waited for longer: for pictures that are bad whenever they come, so that a busy machine
 * does not make them late as well.
 */
export const patientStarter: Record<string, unknown> = { ...structuredClone(starter), id: 'tpl_patient' };
for (const page of patientStarter['pages'] as { layers: { id: string; fetch?: object }[] }[]) {
  const avatar = page.layers.find((layer) => layer.id === 'avatar');
  if (avatar) avatar.fetch = { timeoutMs: 10_000 };
}

/** The render process that really draws, not the one of the other tests. */

/** A row with nothing to complain about; a case spoils one value of it. */
export const goodRow = {
  name: 'Ada',
  avatar: 'asset:avatars/ada.jpg',
  projects_count: 3,
  hours_saved: 12,
  top_feature: 'Automations',
  plan: 'Pro',
} as const;

export interface HostileCase {
  case: string;
  /** What differs from the good row; `undefined` takes a value away. */
  row: Record<string, unknown>;
  /** Every issue that must be told, in alphabetical order, and no other. */
  issues: string[];
}
