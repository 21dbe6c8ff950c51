import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import { verifyWebhook } from '../webhook/verify.ts';
import type {
  RotateSecretRequest,
  Webhook,
  WebhookDelivery,
  WebhookPatch,
  WebhookRequest,
  WebhookTest,
} from '../wire.gen.ts';

/** Endpoints that are told of events. */
export class Webhooks {
  /** Checks that a message is from the service: see `verifyWebhook`, which needs no client. */
  readonly verify = verifyWebhook;
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The answer holds the secret that signs what is sent there. */
  create(webhook: WebhookRequest, options?: RequestOptions): Promise<Answer<'createWebhook'>> {
    return this.#transport.call('createWebhook', { body: webhook }, options);
  }

  list(query?: Query<'listWebhooks'>, options?: RequestOptions): Promise<Answer<'listWebhooks'>> {
    return this.#transport.call('listWebhooks', { query }, options);
  }

  async get(id: string, options?: RequestOptions): Promise<Webhook> {
    return (await this.#transport.call('getWebhook', { params: { id } }, options)).webhook;
  }

  async update(id: string, patch: WebhookPatch, options?: RequestOptions): Promise<Webhook> {
    return (await this.#transport.call('updateWebhook', { params: { id }, body: patch }, options)).webhook;
  }

  async delete(id: string, options?: RequestOptions): Promise<void> {
    await this.#transport.call('deleteWebhook', { params: { id } }, options);
  }

  /** Of an endpoint; without an id, the secret that signs what is sent to the `webhookUrl` of a call. */
  async secret(id?: string, options?: RequestOptions): Promise<string> {
    const answer =
      id === undefined
        ? await this.#transport.call('getWebhookSecret', {}, options)
        : await this.#transport.call('getEndpointSecret', { params: { id } }, options);
    return answer.secret;
  }

  /** For a while messages are signed with both secrets; give `verify` both. */
  rotateSecret(
    id: string,
    body: RotateSecretRequest = {},
    options?: RequestOptions,
  ): Promise<Answer<'rotateWebhookSecret'>> {
    return this.#transport.call('rotateWebhookSecret', { params: { id }, body }, options);
  }

  /** Sends `webhook.test` now, and tells what the receiver said. */
  test(id: string, options?: RequestOptions): Promise<WebhookTest> {
    return this.#transport.call('testWebhook', { params: { id } }, options);
  }

  /** Of one endpoint; without an id, of all, those to the `webhookUrl` of a call included. */
  deliveries(
    id?: string,
    query?: Query<'listWebhookDeliveries'>,
    options?: RequestOptions,
  ): Promise<Answer<'listDeliveries'>> {
    return this.#transport.call('listDeliveries', { query: { webhookId: id, ...query } }, options);
  }

  /** A message with its attempts. */
  async delivery(id: string, options?: RequestOptions): Promise<Answer<'getDelivery'>['delivery']> {
    return (await this.#transport.call('getDelivery', { params: { id } }, options)).delivery;
  }

  /** Sends a message again at once, with the same id and body. */
  async replay(deliveryId: string, options?: RequestOptions): Promise<WebhookDelivery> {
    return (await this.#transport.call('replayDelivery', { params: { id: deliveryId } }, options)).delivery;
  }

  /** Sends everything again that failed since then; resolves to how many messages that is. */
  async replayFailed(id: string, since: Date | string, options?: RequestOptions): Promise<number> {
    const body = { since: new Date(since).toISOString() };
    return (await this.#transport.call('replayFailed', { params: { id }, body }, options)).replayed;
  }
}
