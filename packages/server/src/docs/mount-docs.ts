import { readFile } from 'node:fs/promises';
import { openApiDocument } from '@pictify/api';
import type { Context, Hono } from 'hono';
import type { Environment } from '../http/environment.ts';
import { notFound } from '../http/not-found.ts';
import { named } from '../http/watch-request.ts';
import type { ServiceContext } from '../service-context.ts';
import { version } from '../version.ts';
import { errorsPage } from './errors-page.ts';
import { folders, readGuides } from './guide-files.ts';
import { guidePage, guidesPage } from './guide-page.ts';
import { llmsFullText, llmsText } from './llms-text.ts';
import type { OpenApiView } from './openapi-view.ts';
import { pageResponse, pageText } from './page-frame.ts';
import { referencePage } from './reference-page.ts';

/** For the list of what else there is beside the operations. */
export const docsPaths = [
  '/docs',
  '/docs/errors',
  '/docs/guides',
  '/docs/guides/{name}',
  '/docs/reference/{name}',
  '/llms.txt',
  '/llms-full.txt',
  '/favicon.ico',
] as const;

/** The documentation, for people and for language models. Nothing of it needs a key or comes from elsewhere. */
export function mountDocs(app: Hono<Environment>, context: Pick<ServiceContext, 'publicUrl'>): void {
  const reading = readGuides();
  let known: OpenApiView | undefined;
  let reference: string | undefined;
  // Not before it is asked for: the public URL is known for certain only once the service listens.
  const document = (): OpenApiView => {
    known ??= openApiDocument(context.publicUrl, version) as OpenApiView;
    return known;
  };

  // Under the name that browsers ask for by themselves, so that no page need link it.
  app.get('/favicon.ico', named('docs'), async () => {
    const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' };
    return new Response(await readFile(new URL('favicon.png', import.meta.url)), { headers });
  });

  app.use('/docs/*', named('docs'));
  app.get('/docs', () => {
    reference ??= pageText(referencePage(document()));
    return pageResponse(reference);
  });
  app.get('/docs/errors', () => pageResponse(pageText(errorsPage(context.publicUrl))));
  app.get('/docs/guides', async () => pageResponse(pageText(guidesPage(await reading))));
  for (const folder of folders) {
    app.get(`/docs/${folder}/:name`, async (c) => {
      const asked = c.req.param('name');
      const files = await reading;
      const file = files.find(({ folder: own, name }) => own === folder && (asked === name || asked === `${name}.md`));
      if (!file) throw notFound();
      return asked.endsWith('.md')
        ? plain(c, file.text, 'text/markdown')
        : pageResponse(pageText(guidePage(file, files, context.publicUrl)));
    });
  }
  app.get('/llms.txt', named('docs'), async (c) => plain(c, llmsText(document(), await reading), 'text/plain'));
  app.get('/llms-full.txt', named('docs'), async (c) =>
    plain(c, llmsFullText(document(), await reading), 'text/plain'),
  );
}

function plain(c: Context<Environment>, text: string, type: string): Response {
  return c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
}
