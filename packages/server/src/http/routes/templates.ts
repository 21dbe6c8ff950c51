import { limits, pagination, templateDocumentSchema, templateListQuery, templatePatchSchema } from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceContext } from '../../service-context.ts';
import { deleteTemplate, listTemplates } from '../../store/templates.ts';
import { changeTemplate, type TemplateChange } from '../../templates/change-template.ts';
import { createTemplate } from '../../templates/create-template.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { patchTemplate } from '../../templates/patch-template.ts';
import { saveDocument } from '../../templates/save-template.ts';
import { checkTemplate } from '../../templates/template-content.ts';
import { noDocument } from '../../templates/template-errors.ts';
import { etagOf, wireSaved } from '../../templates/wire-saved.ts';
import { wireTemplate } from '../../templates/wire-template.ts';
import type { Environment } from '../environment.ts';
import { bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';

type Routes =
  | 'listTemplates'
  | 'createTemplate'
  | 'getTemplate'
  | 'replaceTemplate'
  | 'patchTemplate'
  | 'deleteTemplate'
  | 'getTemplateVariables';

export function templateHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db } = context;
  return {
    listTemplates: async (c) => {
      const query = readQuery(c, templateListQuery);
      const { templates, total } = await listTemplates(db, c.get('key').workspaceId, query);
      return c.json({
        templates: templates.map((template) => wireTemplate(template, false)),
        pagination: pagination(query, total),
      });
    },

    createTemplate: async (c) => {
      const { value, bytes } = await readJson(c, templateDocumentSchema, [], limits.templateBodyBytes);
      return idempotent(c, context, 'createTemplate', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          if (Object.keys(value).length === 0) throw noDocument();
          const checked = checkTemplate(c.get('key').workspaceId, value);
          return db.transaction().execute(async (transaction) => {
            const answer = await createTemplate(transaction, context, checked);
            await commit(transaction, answer);
            return answer;
          });
        },
      });
    },

    getTemplate: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      return c.json({ template: wireTemplate(template, true) }, 200, etagOf(template));
    },

    replaceTemplate: async (c) => {
      const { value } = await readJson(c, templateDocumentSchema, [], limits.templateBodyBytes);
      return changeTemplate(context, changeOf(c), async (transaction, current) => {
        if (Object.keys(value).length === 0) throw noDocument();
        const checked = checkTemplate(current.workspaceId, value, current.id);
        const saved = await saveDocument(transaction, current, checked.content);
        return c.json(await wireSaved(transaction, saved, checked), 200, etagOf(saved));
      });
    },

    patchTemplate: async (c) => {
      const { value } = await readJson(
        c,
        templatePatchSchema,
        Object.keys(templatePatchSchema.shape),
        limits.templateBodyBytes,
      );
      return changeTemplate(context, changeOf(c), async (transaction, current) => {
        const { template, checked, summary } = await patchTemplate(transaction, current, value);
        return c.json({ ...(await wireSaved(transaction, template, checked)), summary }, 200, etagOf(template));
      });
    },

    deleteTemplate: async (c) => {
      await changeTemplate(context, changeOf(c), (transaction, { workspaceId, id }) =>
        deleteTemplate(transaction, workspaceId, id),
      );
      return c.json({ deleted: true });
    },

    getTemplateVariables: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      const { id, variables } = wireTemplate(template, false);
      return c.json({ templateUid: id, variables });
    },
  };
}

/** The template that a request is to change, and on which revision. */
export function changeOf(c: Context<Environment>): TemplateChange {
  const { workspaceId } = c.get('key');
  return { workspaceId, given: c.req.param('id')!, ifMatch: c.req.header('if-match') };
}
