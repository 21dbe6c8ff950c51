import {
  duplicateSchema,
  offsetOf,
  pagination,
  publishSchema,
  rollbackSchema,
  templateVersionListQuery,
} from '@pictify/api';
import type { ServiceContext } from '../../service-context.ts';
import { listPublications } from '../../store/template-publications.ts';
import { changeTemplate } from '../../templates/change-template.ts';
import { createTemplate } from '../../templates/create-template.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { publishTemplate } from '../../templates/publish-template.ts';
import { rollBackTemplate } from '../../templates/roll-back-template.ts';
import { checkTemplate } from '../../templates/template-content.ts';
import { readPin } from '../../templates/template-pin.ts';
import { etagOf, wireSaved } from '../../templates/wire-saved.ts';
import { wireVersion } from '../../templates/wire-version.ts';
import { type Answer, bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';
import { changeOf } from './templates.ts';

type Routes = 'publishTemplate' | 'listTemplateVersions' | 'rollBackTemplate' | 'duplicateTemplate';

export function templateVersionHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db } = context;
  return {
    publishTemplate: async (c) => {
      const { value, bytes } = await readJson(c, publishSchema, Object.keys(publishSchema.shape));
      return idempotent(c, context, 'publishTemplate', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: (commit) =>
          changeTemplate(context, changeOf(c), async (transaction, current) => {
            const { publication, isNew } = await publishTemplate(transaction, current, value);
            const answer: Answer = { status: isNew ? 201 : 200, body: wireVersion(publication, current) };
            await commit(transaction, answer);
            return answer;
          }),
      });
    },

    listTemplateVersions: async (c) => {
      const query = readQuery(c, templateVersionListQuery);
      const { workspaceId } = c.get('key');
      const template = await loadTemplate(context, workspaceId, readPin(c.req.param('id')!).id);
      const page = { limit: query.limit, offset: offsetOf(query) };
      const { publications, total } = await listPublications(db, workspaceId, template.id, page);
      return c.json({
        versions: publications.map((publication) => wireVersion(publication, template)),
        pagination: pagination(query, total),
      });
    },

    rollBackTemplate: async (c) => {
      const { value, bytes } = await readJson(c, rollbackSchema, Object.keys(rollbackSchema.shape));
      return idempotent(c, context, 'rollBackTemplate', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: (commit) =>
          changeTemplate(context, changeOf(c), async (transaction, current) => {
            const saved = await rollBackTemplate(transaction, current, value);
            const answer: Answer = { status: 200, body: await wireSaved(transaction, saved), headers: etagOf(saved) };
            await commit(transaction, answer);
            return answer;
          }),
      });
    },

    duplicateTemplate: async (c) => {
      const { value, bytes } = await readJson(c, duplicateSchema, Object.keys(duplicateSchema.shape));
      return idempotent(c, context, 'duplicateTemplate', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const { workspaceId } = c.get('key');
          const source = await loadTemplate(context, workspaceId, c.req.param('id')!);
          const { id: _, ...document } = source.document;
          const name = value.name ?? `Copy of ${source.name}`;
          const checked = checkTemplate(workspaceId, { ...document, name }, value.id);
          return db.transaction().execute(async (transaction) => {
            const answer = await createTemplate(transaction, context, checked);
            await commit(transaction, answer);
            return answer;
          });
        },
      });
    },
  };
}
