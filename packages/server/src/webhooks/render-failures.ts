import type { RenderFailedEvent } from '@pictify/api';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { StoredTemplate } from '../store/templates.ts';
import { writeEvent } from './write-event.ts';

const perTemplateMs = 60_000;
const templatesKept = 1000;

/**
 * Tells of single renders that failed for a reason of ours, at most once a minute for a template and process: a broken
 * template fails as often as it is asked for. Rows of a batch are told of by the event that ends the batch.
 */
export class RenderFailures {
  /** By template, the latest told last. */
  readonly #templates = new Map<string, { toldAt: number; untold: number }>();

  /** Never throws: the caller has an error of its own to answer. */
  async tell(
    context: Pick<ServiceContext, 'db' | 'log' | 'wake'>,
    { workspaceId, id: templateId }: Pick<StoredTemplate, 'workspaceId' | 'id'>,
    error: unknown,
  ): Promise<void> {
    const { code, status, publicMessage: message } = error instanceof ServiceError ? error : unexpected;
    if (status < 500) return;
    const failures = this.#count(`${workspaceId}/${templateId}`);
    if (failures === null) return;
    const body: RenderFailedEvent = {
      type: 'render.failed',
      timestamp: new Date().toISOString(),
      data: { templateId, code, message, failures },
    };
    const news = { workspaceId, type: body.type, batchId: null, callUrl: null, body: () => body };
    try {
      await context.db.transaction().execute((transaction) => writeEvent(transaction, news));
      context.wake.webhooks();
    } catch (cause) {
      context.log.error({ error: cause, templateId }, 'a failed render could not be told of');
    }
  }

  /** How many to tell of, when it is time to. */
  #count(template: string, now = performance.now()): number | null {
    const known = this.#templates.get(template);
    if (known && now - known.toldAt < perTemplateMs) {
      known.untold += 1;
      return null;
    }
    this.#templates.delete(template);
    this.#templates.set(template, { toldAt: now, untold: 0 });
    const [oldest] = this.#templates.keys();
    if (this.#templates.size > templatesKept) this.#templates.delete(oldest!);
    return (known?.untold ?? 0) + 1;
  }
}

const unexpected = { code: 'internal', status: 500, publicMessage: 'Something went wrong on our side.' };
