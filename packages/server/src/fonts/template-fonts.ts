import { DEFAULT_FAMILY } from '@pictify/render/catalog';
import type { Database } from '../store/database.ts';
import { listFaces } from '../store/fonts.ts';
import type { StoredTemplate } from '../store/templates.ts';
import type { TaskFont } from '../workers/protocol.ts';
import { documentFamilies } from './document-families.ts';
import { familyKey } from './family-key.ts';

/**
 * The workspace's fonts that a template can ask for: those of the families it names, or all when a name is an
 * expression. The default family is among them: it stands in for names nobody knows.
 */
export async function templateFonts(
  db: Database,
  { workspaceId, document }: Pick<StoredTemplate, 'workspaceId' | 'document'>,
): Promise<TaskFont[]> {
  return listFaces(db, workspaceId, { familyKeys: familyKeys(document) });
}

function familyKeys(document: Record<string, unknown>): string[] | null {
  const keys = new Set([familyKey(DEFAULT_FAMILY)]);
  for (const family of documentFamilies(document)) {
    if (family === null) return null;
    keys.add(familyKey(family.name));
  }
  return [...keys];
}
