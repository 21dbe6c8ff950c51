import type { HttpBindings } from '@hono/node-server';
import type { StoredKey } from '../store/api-keys.ts';

/** What a request carries through the handlers. */
export interface Environment {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Set on every route that needs a key. */
    key: StoredKey;
  };
}
