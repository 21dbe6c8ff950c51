import type { LaidOutPage } from './laid-out.ts';

/** Every decision of a layout as text, to the last digit, in a fixed order; of a picture only its size. */
export function serialiseLayout(page: LaidOutPage): string {
  return JSON.stringify(page, plain, 1);
}

function plain(key: string, value: unknown): unknown {
  if (key === 'drawable') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
