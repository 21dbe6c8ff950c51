import { nearest } from '@pictify/api';
import type { Issue } from '@pictify/expr';
import { SHIPPED_FAMILIES } from '@pictify/render/catalog';
import type { Database } from '../store/database.ts';
import { listFaces } from '../store/fonts.ts';
import { documentFamilies } from './document-families.ts';
import { familyKey } from './family-key.ts';

/** A `font_unknown` for every name of a family that is neither shipped nor uploaded. */
export async function familyWarnings(
  db: Database,
  workspaceId: string,
  document: Record<string, unknown>,
): Promise<Issue[]> {
  const shipped = SHIPPED_FAMILIES.map(({ name }) => name);
  const isKnown = (known: readonly string[]) => {
    const keys = new Set(known.map(familyKey));
    return ({ name }: { name: string }): boolean => keys.has(familyKey(name));
  };
  const named = documentFamilies(document).filter((family) => family !== null);
  const strangers = named.filter((family) => !isKnown(shipped)(family));
  if (strangers.length === 0) return [];
  const faces = await listFaces(db, workspaceId, { familyKeys: null });
  const known = [...new Set(faces.map(({ family }) => family)), ...shipped];
  return strangers
    .filter((family) => !isKnown(known)(family))
    .map(({ name, path }) => {
      const meant = nearest(name.trim(), known);
      const hint = meant ? ` Did you mean “${meant}”?` : ' Upload it with POST /v1/fonts; GET /v1/fonts lists all.';
      const message = `No font “${name.slice(0, 100)}” is shipped or uploaded.${hint}`;
      return { code: 'font_unknown', severity: 'warning', message, path };
    });
}
