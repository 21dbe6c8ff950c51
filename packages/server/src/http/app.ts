import { Hono } from 'hono';
import type { ActiveBatches } from '../batch/active-batches.ts';
import type { BatchWatches } from '../batch/batch-watches.ts';
import { deliverAsset } from '../delivery/deliver-asset.ts';
import { deliverImage } from '../delivery/deliver-image.ts';
import { ImageFinder } from '../delivery/find-image.ts';
import { docsPaths, mountDocs } from '../docs/mount-docs.ts';
import { galleryPage } from '../gallery/gallery-page.ts';
import type { ServiceContext } from '../service-context.ts';
import { cors } from './cors.ts';
import type { Environment } from './environment.ts';
import { methodsAt, mountOperations, refuseUnknown } from './mount.ts';
import { problemResponse } from './problem-response.ts';
import { requestId } from './request-id.ts';
import { apiKeyHandlers } from './routes/api-keys.ts';
import { assetHandlers } from './routes/assets.ts';
import { batchChangeHandlers } from './routes/batch-changes.ts';
import { batchResultHandlers } from './routes/batch-results.ts';
import { batchHandlers } from './routes/batches.ts';
import { expressionHandlers } from './routes/expressions.ts';
import { fontHandlers } from './routes/fonts.ts';
import { processHandlers } from './routes/process.ts';
import { renderHandlers } from './routes/renders.ts';
import { templateVersionHandlers } from './routes/template-versions.ts';
import { templateHandlers } from './routes/templates.ts';
import { deliveryHandlers } from './routes/webhook-deliveries.ts';
import { webhookHandlers } from './routes/webhooks.ts';
import { securityHeaders } from './security-headers.ts';
import { named, watchRequest } from './watch-request.ts';

/** Every route of the service. */
export function createApp(context: ServiceContext, active: ActiveBatches, watches: BatchWatches): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error, c) => problemResponse(c, error, context));
  const refuse = refuseUnknown(['/', '/images/{name}', '/assets/{path}', ...docsPaths]);
  app.notFound((c) => problemResponse(c, refuse(c), context));
  app.use(requestId(context.log));
  app.use(watchRequest(context.metrics));
  app.use(securityHeaders());
  app.use(cors(context.config.allowOrigins, methodsAt));
  mountOperations(app, context, {
    ...templateHandlers(context),
    ...templateVersionHandlers(context),
    ...renderHandlers(context),
    ...batchHandlers(context),
    ...batchResultHandlers(context, watches),
    ...batchChangeHandlers(context, active),
    ...fontHandlers(context),
    ...assetHandlers(context),
    ...expressionHandlers(context),
    ...webhookHandlers(context),
    ...deliveryHandlers(context),
    ...apiKeyHandlers(context),
    ...processHandlers(context),
  });
  const finder = new ImageFinder(context);
  app.get('/images/:name', named('image'), (c) => deliverImage(c, context, finder));
  app.get('/assets/*', named('asset'), (c) => deliverAsset(c, context.assetsDir));
  mountDocs(app, context);
  app.get('/', named('gallery'), () => galleryPage(context));
  return app;
}
