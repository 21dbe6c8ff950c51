import { Hono } from 'hono';
import type { ActiveBatches } from '../batch/active-batches.ts';
import { deliverAsset } from '../delivery/deliver-asset.ts';
import { deliverImage } from '../delivery/deliver-image.ts';
import { ImageFinder } from '../delivery/find-image.ts';
import { galleryPage } from '../gallery/gallery-page.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Environment } from './environment.ts';
import { mountOperations, refuseUnknown } from './mount.ts';
import { problemResponse } from './problem-response.ts';
import { requestId } from './request-id.ts';
import { batchHandlers } from './routes/batches.ts';
import { fontHandlers } from './routes/fonts.ts';
import { processHandlers } from './routes/process.ts';
import { renderHandlers } from './routes/renders.ts';
import { templateHandlers } from './routes/templates.ts';
import { securityHeaders } from './security-headers.ts';

/** Every route of the service. */
export function createApp(context: ServiceContext, active: ActiveBatches): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error, c) => problemResponse(c, error, context.log));
  const refuse = refuseUnknown(['/', '/images/{name}', '/assets/{path}']);
  app.notFound((c) => problemResponse(c, refuse(c), context.log));
  app.use(requestId(context.log));
  app.use(securityHeaders());
  mountOperations(app, context, {
    ...templateHandlers(context),
    ...renderHandlers(context),
    ...batchHandlers(context, active),
    ...fontHandlers(context),
    ...processHandlers(context),
  });
  const finder = new ImageFinder(context);
  app.get('/images/:name', (c) => deliverImage(c, context, finder));
  app.get('/assets/*', (c) => deliverAsset(c, context.assetsDir));
  app.get('/', () => galleryPage(context));
  return app;
}
