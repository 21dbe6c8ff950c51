import { firstErrors, nearest } from '@pictify/api';
import type { Issue } from '@pictify/expr';
import { LIMITS } from '@pictify/scene';
import { sourcePlaceOf } from '../expressions/source-place.ts';
import { invalidBody } from '../http/body-errors.ts';
import { ServiceError } from '../service-error.ts';

export function templateInvalid(issues: readonly Issue[]): ServiceError {
  const isCut = issues.length > LIMITS.findings;
  const toError = (issue: Issue) => {
    const { path = '', code, message } = issue;
    return { field: path, code, message, ...sourcePlaceOf(issue) };
  };
  const errors = firstErrors(issues, toError, isCut);
  const first = errors[0];
  const summary = first ? `${first.field ? `${first.field}: ` : ''}${first.message}` : 'The template cannot be used.';
  const count = isCut ? `more than ${LIMITS.findings}` : issues.length;
  const publicMessage = issues.length > 1 ? `The template has ${count} errors. ${summary}` : summary;
  return new ServiceError({ code: 'template_invalid', publicMessage, errors });
}

/** For a body that has nothing in it, where a list of all that is missing would not help. */
export function noDocument(): ServiceError {
  const message =
    'The body is a template document, and this one is empty. It needs at least “width”, “height” and “pages”, a list of {"layers": […]}.';
  return invalidBody([{ field: '', code: 'document_missing', message }]);
}

/** `known` are ids of the caller's own workspace, for a did-you-mean. */
export function templateNotFound(id: string, known: readonly string[]): ServiceError {
  const meant = nearest(id, known);
  const hint = meant ? ` Did you mean “${meant}”?` : ' List yours with GET /v1/templates.';
  return new ServiceError({ code: 'not_found', publicMessage: `There is no template with this id.${hint}` });
}

export function templateExists(id: string): ServiceError {
  return new ServiceError({
    code: 'already_exists',
    publicMessage: `There is a template “${id}” already. Replace it with PUT /v1/templates/${id}, or leave out the id.`,
  });
}

/** `newest` are the numbers of the versions published last, the newest first. */
export function versionNotFound(id: string, newest: readonly number[]): ServiceError {
  const numbers = `${newest.join(', ')}${(newest.at(-1) ?? 1) > 1 ? ' …' : ''}`;
  const hint =
    newest.length === 0
      ? `Nothing of it is published yet: POST /v1/templates/${id}/publish makes version 1.`
      : `It has ${newest.length > 1 ? 'versions' : 'version'} ${numbers}; pin one as “${id}@${newest[0]}” or “${id}@latest”.`;
  return new ServiceError({ code: 'not_found', publicMessage: `The template “${id}” has no such version. ${hint}` });
}

export function versionImmutable(given: string, id: string): ServiceError {
  const publicMessage = `“${given}” is a published version, which never changes. Send this to “${id}”, and publish that.`;
  return new ServiceError({ code: 'version_immutable', publicMessage });
}

export function revisionNotKept(revision: number): ServiceError {
  const publicMessage = `The document of revision ${revision} is not kept. Kept are published versions, and what a rollback replaced.`;
  return new ServiceError({ code: 'not_found', publicMessage });
}

/** `current` is the revision the template has. */
export function preconditionFailed(given: string, current: number): ServiceError {
  return new ServiceError({
    code: 'precondition_failed',
    publicMessage: `The template has revision ${current} now, not ${given.slice(0, 100)}. Read it again, and send the change with “If-Match: "${current}"”.`,
    revision: current,
    headers: { ETag: `"${current}"` },
  });
}
