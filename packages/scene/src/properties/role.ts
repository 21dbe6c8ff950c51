import type { Frame } from '../compile/frame.ts';
import { issueAt, type Place, type Reporting } from '../issues.ts';
import { didYouMean } from '../suggestion.ts';
import { readCell } from './cell.ts';

/** What a colour begins with that stands for one of the template's roles. */
export const ROLE = 'role:';

/** How many roles a message lists, and looks through for a slip. */
const MENTIONED = 20;

type Names = Pick<ReadonlySet<string>, 'has' | 'keys'>;

/** Reports a written role that the template does not have. */
export function checkRole(value: string, roles: Names, report: Reporting): void {
  const name = value.slice(ROLE.length);
  if (roles.has(name)) return;
  const names: string[] = [];
  for (const known of roles.keys()) if (names.push(known) === MENTIONED) break;
  const known = names.length > 0 ? `The roles are ${names.join(', ')}.` : 'The template has no roles.';
  report.problem('role_unknown', `There is no role "${name}". ${known}${didYouMean(name, names)}`);
}

/** The colour of a role whose name came from an expression; null, with an issue, when there is none such. */
export function readRole(name: string, frame: Frame, place: Place): string | null {
  const cell = frame.roles.get(name);
  if (cell) return readCell(cell, frame);
  const hint = didYouMean(name, frame.roles.keys());
  frame.issues.add(issueAt(place, 'role_unknown', 'warning', `There is no colour role "${name.slice(0, 60)}".${hint}`));
  return null;
}
