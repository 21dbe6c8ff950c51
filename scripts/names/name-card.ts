import type { Starter } from '../design/starter.ts';

/** Rows of a good day, whose words the names are set among. */
const GOOD_ROWS = 12;

/** A row of a starter for somebody else; every other one has no picture, so that initials are drawn. */
export function rowFor(name: string, index: number, starter: Starter): Record<string, unknown> {
  const row = { ...starter.rows[index % GOOD_ROWS] };
  const variable = 'inviter' in row ? 'inviter' : 'name';
  return { ...row, [variable]: name, ...(index % 2 === 0 ? { avatar: '', inviter_avatar: '' } : {}) };
}
