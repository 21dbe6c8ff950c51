import { firstErrors, nearest } from '@pictify/api';
import type { Issue } from '@pictify/expr';
import { ServiceError } from '../service-error.ts';

export function templateInvalid(issues: readonly Issue[]): ServiceError {
  const errors = firstErrors(issues, ({ path, code, message }) => ({ field: path ?? '', code, message }));
  const first = errors[0];
  const summary = first ? `${first.field ? `${first.field}: ` : ''}${first.message}` : 'The template cannot be used.';
  const publicMessage = issues.length > 1 ? `The template has ${issues.length} errors. ${summary}` : summary;
  return new ServiceError({ code: 'template_invalid', publicMessage, errors });
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
