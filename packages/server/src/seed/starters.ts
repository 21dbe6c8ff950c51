import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Starter {
  /** Folder name, such as `year-in-review`. */
  name: string;
  document: Record<string, unknown>;
  rows: readonly Record<string, unknown>[];
}

/** In the order of the gallery; folders that are not listed come after, by name. */
const order = [
  'year-in-review',
  'onboarding-milestone',
  'monthly-recap',
  'upgrade-prompt',
  'referral-poster',
  'community-spotlight',
  'plan-comparison',
];

/**
 * The starters under `examples/<name>/{template.json,rows.json}`. A folder without a template is no starter; one whose
 * files cannot be read is told to `skipped` and left out.
 */
export async function loadStarters(examplesDir: string, skipped: (sentence: string) => void): Promise<Starter[]> {
  const folders = await readdir(examplesDir, { withFileTypes: true }).catch(() => []);
  const names = folders
    .filter((folder) => folder.isDirectory() && folder.name !== 'assets')
    .map((folder) => folder.name);
  const starters: Starter[] = [];
  for (const name of names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))) {
    const template = await readJsonFile(join(examplesDir, name, 'template.json'));
    const rows = await readJsonFile(join(examplesDir, name, 'rows.json'));
    if (isObject(template)) {
      starters.push({ name, document: template, rows: Array.isArray(rows) ? rows.filter(isObject) : [] });
    } else {
      skipped(`examples/${name} has no readable template.json and is skipped`);
    }
  }
  return starters;
}

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
