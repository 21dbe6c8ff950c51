import { type Html, html } from './html.ts';
import { inlineMarkdown } from './markdown.ts';
import { type OpenApiView, operationsOf, type Placed } from './openapi-view.ts';
import { operationHtml } from './operation-html.ts';
import type { Page } from './page-frame.ts';
import { schemaHtml } from './schema-html.ts';

/** `/docs`: every operation, in the chapters of the OpenAPI document. */
export function referencePage(document: OpenApiView): Page {
  const chapters = document.tags.map(({ name, description }) => {
    const operations = operationsOf(document.paths).filter(({ operation }) => operation.tags[0] === name);
    const events = operationsOf(document.webhooks ?? {}).filter(({ operation }) => operation.tags[0] === name);
    return { name, description, operations, events };
  });
  const main = html`<div class="intro">
<h1>API reference</h1>
${document.info.description.split('\n\n').map((text) => html`<p>${inlineMarkdown(text)}</p>`)}
<p>This server: <code>${document.servers[0]!.url}</code>, version ${document.info.version}. The same as data: <a href="/openapi.json">openapi.json</a>. For a language model: <a href="/llms.txt">llms.txt</a>.</p>
<p class="with-key" hidden><label>Your API key, for “Try it” <input type="password" id="api-key" autocomplete="off" spellcheck="false" placeholder="pk_live_…"></label> It stays in the memory of this page.</p>
</div>
${chapters.map(
  ({ name, description, operations, events }) => html`<div class="chapter" id="${chapterId(name)}">
<h2>${name}</h2><p class="lead">${inlineMarkdown(description)}</p>
${operations.map((placed) => operationHtml(placed, document))}
${events.map((placed) => eventHtml(placed, document))}
</div>`,
)}`;
  const side = html`<input type="search" placeholder="Filter" aria-label="Filter the operations" hidden>
${chapters.map(
  ({ name, operations, events }) =>
    html`<section><h2><a href="#${chapterId(name)}">${name}</a></h2><ul>${[...operations, ...events].map(sideLink)}</ul></section>`,
)}`;
  return { title: 'API reference', side, main, here: '/docs' };
}

function sideLink({ method, path, operation }: Placed): Html {
  const isEvent = !path.startsWith('/');
  const { operationId, summary } = operation;
  const short = isEvent ? path : summary.split(/[;,:]/)[0]!;
  return html`<li data-search="${`${operationId} ${path} ${summary}`.toLowerCase()}"><a href="#${operationId}"><b class="method ${isEvent ? 'event' : method.toLowerCase()}">${isEvent ? 'sent' : method === 'DELETE' ? 'DEL' : method}</b><span>${inlineMarkdown(short)}</span></a></li>`;
}

function eventHtml({ path, operation }: Placed, { components: { schemas } }: OpenApiView): Html {
  const { operationId, summary, description, requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return html`<section class="operation" id="${operationId}" data-search="${`${operationId} ${path} ${summary}`.toLowerCase()}">
<div class="text">
<h3><a href="#${operationId}">${summary}</a></h3>
<p class="route"><b class="method event">sent</b> <code>${path}</code></p>
<p class="say">${inlineMarkdown(description)}</p>
${body && html`<h4>Body</h4>${schemaHtml(body, schemas)}`}
</div>
<div class="samples"></div>
</section>`;
}

/** Operations have ids of their own, without a hyphen. */
const chapterId = (name: string): string => `about-${name.toLowerCase().replaceAll(' ', '-')}`;
