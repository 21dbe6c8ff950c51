import { firstErrors, type ProblemError } from '@pictify/api';
import { ServiceError } from '../service-error.ts';
import type { TemplateRevision } from '../store/template-revisions.ts';

/** A place that two have changed, and the last revision that did. */
export interface Conflict {
  place: string;
  revision: number;
}

/** What of `places` overlaps with what the revisions touched: the same place, one inside it, or one around it. */
export function findConflicts(
  places: Iterable<string>,
  since: readonly Pick<TemplateRevision, 'revision' | 'touched'>[],
): Conflict[] {
  const touched = new Map<string, number>();
  const around = new Map<string, number>();
  for (const { revision, touched: changed } of since) {
    for (const place of changed) {
      touched.set(place, revision);
      for (const outer of placesAround(place)) around.set(outer, revision);
    }
  }
  const conflicts: Conflict[] = [];
  for (const place of places) {
    const outer = placesAround(place).find((each) => touched.has(each));
    const revision = touched.get(place) ?? around.get(place) ?? (outer === undefined ? undefined : touched.get(outer));
    if (revision !== undefined) conflicts.push({ place, revision });
  }
  return conflicts;
}

/** `/a/b/c` → `/a/b`, `/a`, and the root, which is empty. */
function placesAround(place: string): string[] {
  const around: string[] = [];
  for (let end = place.lastIndexOf('/'); end >= 0; end = place.lastIndexOf('/', end - 1)) {
    around.push(place.slice(0, end));
    if (end === 0) break;
  }
  return around;
}

export function revisionConflict(base: number, current: number, conflicts: readonly Conflict[]): ServiceError {
  const errors = firstErrors(conflicts, toError);
  const things = [...new Set(errors.map(({ field }) => thingOf(field)).filter((thing) => thing !== ''))];
  const named =
    things.length > 4 ? `${things.slice(0, 3).join(', ')} and ${things.length - 3} more` : things.join(', ');
  return conflict(
    current,
    errors,
    `Changed since revision ${base}: ${named}. The template has revision ${current} now.`,
  );
}

export function baseTooOld(base: number, current: number): ServiceError {
  const publicMessage = `What changed since revision ${base} is not known any more. The template has revision ${current} now.`;
  return conflict(current, [], publicMessage);
}

export function baseUnknown(base: number, current: number): ServiceError {
  return conflict(current, [], `There is no revision ${base} yet. The template has revision ${current} now.`);
}

function conflict(current: number, errors: ProblemError[], message: string): ServiceError {
  return new ServiceError({
    code: 'revision_conflict',
    publicMessage: `${message} Read it again, and make your change on that.`,
    errors,
    revision: current,
    headers: { ETag: `"${current}"` },
  });
}

const kinds = new Map(Object.entries({ layers: 'layer', variables: 'variable', pages: 'page', sizes: 'size' }));

function toError({ place, revision }: Conflict): ProblemError {
  const [, kind = '', , ...property] = place.split('/');
  const what = property.length > 0 ? `, “${property.map(unescaped).join('.')}”,` : '';
  const message = `The ${thingOf(place) || 'template'}${what} was changed in revision ${revision}.`;
  return { field: place, code: `${kinds.get(kind) ?? 'template'}_changed`, message };
}

/** `layer “title”`, from a place in it. */
function thingOf(place: string): string {
  const [, kind = '', name] = place.split('/');
  const word = kinds.get(kind);
  return word === undefined || name === undefined ? unescaped(kind) : `${word} “${unescaped(name)}”`;
}

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');
