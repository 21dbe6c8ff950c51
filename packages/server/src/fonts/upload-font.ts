import { type FontOverrides, limits } from '@pictify/api';
import { createId } from '../identifier.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { Database } from '../store/database.ts';
import { insertFont, listFonts, type StoredFont } from '../store/fonts.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import type { FontFacts } from '../workers/protocol.ts';
import { familyKey } from './family-key.ts';
import { faceTaken, fontInvalid, tooManyFonts } from './font-errors.ts';
import { fontBlobKey, fontHash } from './font-file.ts';

export interface GivenFont extends FontOverrides {
  bytes: Uint8Array;
  /** JSON pointer to the bytes in the request. */
  field: string;
}

export interface UploadedFont {
  font: StoredFont;
  /** False for a file that was there. */
  isNew: boolean;
}

type Face = Pick<StoredFont, 'family' | 'weight' | 'style'>;

/**
 * Checks a font in a render process and adds it to the workspace; a file that is there, and called what it is to be
 * called, is not added again.
 *
 * @param commit Runs in the transaction that adds it.
 * @throws ServiceError `font_invalid`, `already_exists`, `too_many_fonts`, `overloaded`.
 */
export async function uploadFont(
  context: Pick<ServiceContext, 'db' | 'blobs' | 'pool'>,
  workspaceId: string,
  { bytes, field, ...overrides }: GivenFont,
  commit: (db: Database, uploaded: UploadedFont) => Promise<void>,
): Promise<UploadedFont> {
  const facts = await inspect(context, bytes, field);
  const hash = fontHash(bytes);
  const { family, weight, style } = { ...facts, ...definite(overrides) };
  return context.db.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspaceId);
    const fonts = await listFonts(transaction, workspaceId);
    const same = fonts.find((font) => font.hash === hash && isCalled(font, overrides));
    if (same) {
      const uploaded = { font: same, isNew: false };
      await commit(transaction, uploaded);
      return uploaded;
    }
    const rival = fonts.find((font) => isCalled(font, { family, weight, style }));
    if (rival) throw faceTaken(rival);
    const total = fonts.reduce((sum, font) => sum + font.bytes, bytes.length);
    if (fonts.length >= limits.workspaceFonts || total > limits.workspaceFontBytes) throw tooManyFonts();
    await context.blobs.put(fontBlobKey(workspaceId, hash), bytes);
    const font = await insertFont(transaction, {
      id: createId('fnt'),
      workspaceId,
      hash,
      family,
      familyKey: familyKey(family),
      weight,
      style,
      facts: JSON.stringify(facts),
      bytes: bytes.length,
    });
    const uploaded = { font, isNew: true };
    await commit(transaction, uploaded);
    return uploaded;
  });
}

async function inspect({ pool }: Pick<ServiceContext, 'pool'>, bytes: Uint8Array, field: string): Promise<FontFacts> {
  const facts = await pool.inspectFont(bytes).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.code !== 'render_crashed') throw error;
    return { error: 'The font ended the process that read it.' };
  });
  if ('error' in facts) throw fontInvalid(facts.error, field);
  return facts;
}

function isCalled(font: Face, { family, weight, style }: FontOverrides): boolean {
  return (
    (family === undefined || familyKey(font.family) === familyKey(family)) &&
    (weight === undefined || font.weight === weight) &&
    (style === undefined || font.style === style)
  );
}

function definite(overrides: FontOverrides): Partial<Face> {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}
