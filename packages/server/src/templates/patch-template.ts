import { limits, type ProblemError, type TemplatePatch } from '@pictify/api';
import { applyOperation, type Operation, type Template } from '@pictify/scene';
import { invalidBody } from '../http/body-errors.ts';
import type { Database } from '../store/database.ts';
import { revisionsAfter } from '../store/template-revisions.ts';
import type { StoredTemplate } from '../store/templates.ts';
import { baseTooOld, baseUnknown, findConflicts, revisionConflict } from './conflicts.ts';
import { namedPlaces } from './named-places.ts';
import { saveTemplate } from './save-template.ts';
import { type CheckedTemplate, checkTemplate } from './template-content.ts';
import { touchedPlaces } from './touched-places.ts';

const shownSummaries = 5;

export interface PatchedTemplate {
  template: StoredTemplate;
  checked: CheckedTemplate;
  summary: string;
}

/**
 * Applies operations to the current document, inside `changeTemplate`. Were they made on an earlier revision, what they
 * touch must not have been touched since: not the same place, nor one inside it or around it.
 * @throws ServiceError `revision_conflict`, `invalid_body` for an operation that cannot be applied, `template_invalid`.
 */
export async function patchTemplate(
  db: Database,
  current: StoredTemplate,
  { baseRevision, operations }: TemplatePatch,
): Promise<PatchedTemplate> {
  const { workspaceId, id, revision } = current;
  if (baseRevision > revision) throw baseUnknown(baseRevision, revision);
  const { named, moved, count } = namedPlaces(operations);
  if (count > limits.templateOperations) throw tooManyOperations(count);
  const since = baseRevision === revision ? [] : await revisionsAfter(db, workspaceId, id, baseRevision);
  if (since.length < revision - baseRevision) throw baseTooOld(baseRevision, revision);

  const applied = applyAll(current.document as unknown as Template, operations as unknown as readonly Operation[]);
  if ('errors' in applied) {
    // Refused for what somebody else did, or for what it says itself?
    const conflicts = findConflicts([...named, ...moved], since);
    throw conflicts.length > 0 ? revisionConflict(baseRevision, revision, conflicts) : invalidBody(applied.errors);
  }
  const checked = checkTemplate(workspaceId, applied.template, id);
  const touched = [...new Set([...touchedPlaces(current.document, checked.content.document), ...moved])];
  const conflicts = findConflicts(touched, since);
  if (conflicts.length > 0) throw revisionConflict(baseRevision, revision, conflicts);
  return { template: await saveTemplate(db, current, checked.content, touched), checked, summary: applied.summary };
}

/** All or none, so that an error can say which of them it was. */
function applyAll(
  document: Template,
  operations: readonly Operation[],
): { template: Template; summary: string } | { errors: ProblemError[] } {
  let template = document;
  const summaries: string[] = [];
  for (const [index, operation] of operations.entries()) {
    const result = applyOperation(template, operation);
    const errors = result.issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      const field = `/operations/${index}`;
      return { errors: errors.map(({ code, message }) => ({ field, code, message })) };
    }
    if (result.template !== template) summaries.push(result.summary.slice(0, 200));
    template = result.template;
  }
  const more = summaries.length - shownSummaries;
  const shown = more > 1 ? [...summaries.slice(0, shownSummaries), `${more} more`] : summaries;
  return { template, summary: shown.join(', ') || 'Nothing changed' };
}

function tooManyOperations(count: number): Error {
  const message = `“operations” must have at most ${limits.templateOperations} operations, with those inside sequences and the values they put back; there are ${count}.`;
  return invalidBody([{ field: '/operations', code: 'too_big', message }]);
}
