import type { ServiceContext } from '../service-context.ts';
import type { Database } from '../store/database.ts';
import { lockTemplate, type StoredTemplate } from '../store/templates.ts';
import { loadTemplate, missing } from './load-template.ts';
import { preconditionFailed, versionImmutable } from './template-errors.ts';
import { readPin } from './template-pin.ts';

export interface TemplateChange {
  workspaceId: string;
  /** The id as the caller gave it. */
  given: string;
  /** The header, if there is one: the change is made only on a revision it names. */
  ifMatch?: string | undefined;
}

/**
 * Runs a change of a template in a transaction in which nobody else changes it.
 * @throws ServiceError `not_found`, `version_immutable` for a pinned id, `precondition_failed`.
 */
export async function changeTemplate<T>(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, given, ifMatch }: TemplateChange,
  change: (db: Database, current: StoredTemplate) => Promise<T>,
): Promise<T> {
  return context.db.transaction().execute(async (transaction) => {
    const { id, version } = readPin(given);
    if (version !== undefined) {
      await loadTemplate({ db: transaction }, workspaceId, given);
      throw versionImmutable(given, id);
    }
    const current = await lockTemplate(transaction, workspaceId, id);
    if (!current) throw await missing(transaction, workspaceId, id);
    if (ifMatch !== undefined && !matches(ifMatch, current.revision)) {
      throw preconditionFailed(ifMatch, current.revision);
    }
    return change(transaction, current);
  });
}

/** RFC 9110, but proxies that compress make an ETag weak, and people leave out its quotes: both are understood. */
function matches(ifMatch: string, revision: number): boolean {
  return ifMatch.split(',').some((each) => {
    const tag = each.trim();
    return tag === '*' || tag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1') === String(revision);
  });
}
