import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import type { ApiKeyRequest, ApiKeyRotation } from '../wire.gen.ts';

/** Needs a key with the scope `admin`. */
export class ApiKeys {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  list(query?: Query<'listApiKeys'>, options?: RequestOptions): Promise<Answer<'listApiKeys'>> {
    return this.#transport.call('listApiKeys', { query }, options);
  }

  /** The answer shows the key, this once. */
  create(key: ApiKeyRequest, options?: RequestOptions): Promise<Answer<'createApiKey'>> {
    return this.#transport.call('createApiKey', { body: key }, options);
  }

  /** A new key in the place of one; both are valid until the overlap ends. */
  rotate(id: string, body: ApiKeyRotation = {}, options?: RequestOptions): Promise<Answer<'rotateApiKey'>> {
    return this.#transport.call('rotateApiKey', { params: { id }, body }, options);
  }

  /** At once. */
  async revoke(id: string, options?: RequestOptions): Promise<void> {
    await this.#transport.call('revokeApiKey', { params: { id } }, options);
  }
}
