import { pagination, templateDocumentSchema, templateListQuery } from '@pictify/api';
import type { Issue } from '@pictify/expr';
import { familyWarnings } from '../../fonts/family-warnings.ts';
import type { ServiceContext } from '../../service-context.ts';
import { deleteTemplate, insertTemplate, listTemplates, replaceTemplate } from '../../store/templates.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { type CheckedTemplate, checkTemplate } from '../../templates/template-content.ts';
import { templateExists } from '../../templates/template-errors.ts';
import { wireTemplate } from '../../templates/wire-template.ts';
import { bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';

const shownWarnings = 50;

type Routes =
  | 'listTemplates'
  | 'createTemplate'
  | 'getTemplate'
  | 'replaceTemplate'
  | 'deleteTemplate'
  | 'getTemplateVariables';

export function templateHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db } = context;
  const withFontWarnings = async (checked: CheckedTemplate): Promise<CheckedTemplate> => {
    const { workspaceId, document } = checked.content;
    return { ...checked, warnings: [...checked.warnings, ...(await familyWarnings(db, workspaceId, document))] };
  };
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
      const { value, bytes } = await readJson(c, templateDocumentSchema);
      return idempotent(c, context, 'createTemplate', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const checked = await withFontWarnings(checkTemplate(c.get('key').workspaceId, value));
          return db.transaction().execute(async (transaction) => {
            const template = await insertTemplate(transaction, checked.content);
            if (!template) throw templateExists(checked.content.id);
            const answer = { status: 201 as const, body: saved(wireTemplate(template, true), checked) };
            await commit(transaction, answer);
            return answer;
          });
        },
      });
    },

    getTemplate: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      return c.json({ template: wireTemplate(template, true) });
    },

    replaceTemplate: async (c) => {
      const { workspaceId } = c.get('key');
      const id = c.req.param('id')!;
      await loadTemplate(context, workspaceId, id);
      const { value } = await readJson(c, templateDocumentSchema);
      const checked = await withFontWarnings(checkTemplate(workspaceId, value, id));
      const template = await replaceTemplate(db, checked.content);
      return c.json(saved(wireTemplate(template ?? (await loadTemplate(context, workspaceId, id)), true), checked));
    },

    deleteTemplate: async (c) => {
      const { workspaceId } = c.get('key');
      const id = c.req.param('id')!;
      if (!(await deleteTemplate(db, workspaceId, id))) await loadTemplate(context, workspaceId, id);
      return c.json({ deleted: true });
    },

    getTemplateVariables: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      const { id, variables } = wireTemplate(template, false);
      return c.json({ templateUid: id, variables });
    },
  };
}

function saved(template: ReturnType<typeof wireTemplate>, { warnings, addedVariables }: CheckedTemplate): object {
  return { template, warnings: firstWarnings(warnings), addedVariables };
}

/** As many as one would read; the last says how many more there are. */
function firstWarnings(warnings: readonly Issue[]): readonly Issue[] {
  const more = warnings.length - shownWarnings;
  if (more <= 0) return warnings;
  const message = `There are ${more} more warnings.`;
  return [...warnings.slice(0, shownWarnings), { code: 'more_warnings', severity: 'info', message }];
}
