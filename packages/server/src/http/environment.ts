import type { HttpBindings } from '@hono/node-server';
import type { Log } from '../log.ts';
import type { StoredKey } from '../store/api-keys.ts';

/** What a request carries through the handlers. */
export interface Environment {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Its lines carry the request id. */
    log: Log;
    /** The route, under the name by which it is counted. */
    operation: string | undefined;
    /** Set on every route that needs a key. */
    key: StoredKey;
  };
}
