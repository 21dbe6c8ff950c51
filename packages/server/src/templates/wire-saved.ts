import type { Issue } from '@pictify/expr';
import { LIMITS } from '@pictify/scene';
import { familyWarnings } from '../fonts/family-warnings.ts';
import type { Database } from '../store/database.ts';
import type { StoredTemplate } from '../store/templates.ts';
import type { CheckedTemplate } from './template-content.ts';
import { wireTemplate } from './wire-template.ts';

const shownWarnings = 50;

/** What every save answers. Warnings about fonts depend on what is uploaded, so they are looked for each time. */
export async function wireSaved(
  db: Database,
  template: StoredTemplate,
  { warnings, addedVariables }: Pick<CheckedTemplate, 'warnings' | 'addedVariables'> = {
    warnings: [],
    addedVariables: [],
  },
) {
  const ofFonts = await familyWarnings(db, template.workspaceId, template.document);
  return {
    template: wireTemplate(template, true),
    warnings: firstWarnings([...warnings, ...ofFonts]),
    addedVariables,
  };
}

/** The revision, with which a later change can be made conditional. */
export function etagOf({ revision }: Pick<StoredTemplate, 'revision'>): { ETag: string } {
  return { ETag: `"${revision}"` };
}

/** As many as one would read; the last says how many more there are. */
function firstWarnings(warnings: readonly Issue[]): readonly Issue[] {
  const more = warnings.length - shownWarnings;
  if (more <= 0) return warnings;
  // The validation stops counting, too.
  const message = `There are ${warnings.length > LIMITS.findings ? 'at least ' : ''}${more} more warnings.`;
  return [...warnings.slice(0, shownWarnings), { code: 'more_warnings', severity: 'info', message }];
}
