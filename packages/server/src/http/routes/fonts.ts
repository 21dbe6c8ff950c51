import { createHash } from 'node:crypto';
import type { WireFontList } from '@pictify/api';
import { SHIPPED_FAMILIES } from '@pictify/render/catalog';
import { type GivenFont, type UploadedFont, uploadFont } from '../../fonts/upload-font.ts';
import { fontWarnings, wireFont } from '../../fonts/wire-font.ts';
import type { ServiceContext } from '../../service-context.ts';
import { ServiceError } from '../../service-error.ts';
import { listFonts, markFontDeleted } from '../../store/fonts.ts';
import { readFontBody } from '../font-body.ts';
import { type Answer, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';

const shipped: WireFontList['shipped'] = SHIPPED_FAMILIES.map(({ name, weights, italics }) => ({
  family: name,
  weights: [...weights],
  styles: italics ? ['normal', 'italic'] : ['normal'],
}));

export function fontHandlers(context: ServiceContext): Record<'listFonts' | 'createFont' | 'deleteFont', Handler> {
  const { db } = context;
  return {
    listFonts: async (c) => {
      const fonts = await listFonts(db, c.get('key').workspaceId);
      return c.json({ fonts: fonts.map(wireFont), shipped } satisfies WireFontList);
    },

    createFont: async (c) => {
      const given = await readFontBody(c);
      return idempotent(c, context, 'createFont', {
        fingerprint: fingerprintOf(given),
        drain: async () => undefined,
        run: async (commit) => {
          const uploaded = await uploadFont(context, c.get('key').workspaceId, given, (transaction, uploaded) =>
            commit(transaction, answerFor(uploaded)),
          );
          return answerFor(uploaded);
        },
      });
    },

    deleteFont: async (c) => {
      if (!(await markFontDeleted(db, c.get('key').workspaceId, c.req.param('id')!))) throw fontNotFound();
      return c.json({ deleted: true });
    },
  };
}

function answerFor({ font, isNew }: UploadedFont): Answer {
  return { status: isNew ? 201 : 200, body: { font: wireFont(font), warnings: fontWarnings(font) } };
}

/** Not of the body as sent: the boundary of a form is another each time. */
function fingerprintOf({ bytes, field: _, ...overrides }: GivenFont) {
  return createHash('sha256').update(JSON.stringify(overrides)).update('\0').update(bytes);
}

function fontNotFound(): ServiceError {
  const publicMessage = 'There is no font with this id. List yours with GET /v1/fonts.';
  return new ServiceError({ code: 'not_found', publicMessage });
}
