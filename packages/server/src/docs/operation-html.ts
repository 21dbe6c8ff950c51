import { errorCodes, type OperationId } from '@pictify/api';
import { codeHtml } from './code-html.ts';
import { bodyExample, curlSample, filledPath } from './curl-sample.ts';
import { type Html, html } from './html.ts';
import { inlineMarkdown } from './markdown.ts';
import type {
  MediaView,
  OpenApiView,
  OperationView,
  ParameterView,
  Placed,
  Schemas,
  SchemaView,
} from './openapi-view.ts';
import { sampleValue } from './sample-value.ts';
import { propertyHtml, schemaHtml } from './schema-html.ts';
import { sdkSamples, sdkStart } from './sdk-samples.ts';

/** One operation: what it takes on the left, what to write and what comes back on the right. */
export function operationHtml(placed: Placed, document: OpenApiView): Html {
  const { method, path, operation } = placed;
  const { schemas } = document.components;
  const { operationId: id, summary, description } = operation;
  const paragraphs = description.split('\n\n').map((text) => html`<p class="say">${inlineMarkdown(text)}</p>`);
  return html`<section class="operation" id="${id}" data-search="${`${id} ${path} ${summary}`.toLowerCase()}">
<div class="text">
<h3><a href="#${id}">${inlineMarkdown(summary)}</a></h3>
<p class="route"><b class="method ${method.toLowerCase()}">${method}</b> <code>${path}</code></p>
${paragraphs}
${parametersHtml(operation.parameters ?? [], schemas)}
${bodiesHtml(operation, schemas)}
${answersHtml(operation, schemas)}
${errorsHtml(operation)}
</div>
<div class="samples">
${samplesHtml(placed, document)}
${tryHtml(placed, schemas)}
</div>
</section>`;
}

const places = { path: 'In the path', query: 'In the query', header: 'In the headers' } as const;

function parametersHtml(parameters: readonly ParameterView[], schemas: Schemas): Html[] {
  return (['path', 'query', 'header'] as const).flatMap((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    if (here.length === 0) return [];
    const rows = here.map(({ name, schema, required = false, description }) =>
      propertyHtml(name, { ...sent(schema), ...(description ? { description } : {}) }, required, schemas),
    );
    return [html`<h4>${places[place]}</h4><ul class="properties">${rows}</ul>`];
  });
}

/** A parameter is there or left out; text in an address cannot be null. */
function sent(schema: SchemaView): SchemaView {
  return Array.isArray(schema.type) ? { ...schema, type: schema.type.filter((type) => type !== 'null') } : schema;
}

function bodiesHtml({ requestBody }: OperationView, schemas: Schemas): Html[] {
  return Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => {
    return html`<h4>Body <code>${type}</code></h4>${schemaHtml(schema, schemas)}`;
  });
}

function answersHtml({ responses }: OperationView, schemas: Schemas): Html[] {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return successes.map(([status, { description, content = {} }]) => {
    const json = content['application/json']?.schema;
    const others = Object.keys(content).filter((type) => type !== 'application/json');
    const also = others.map((type, at) => html`${at > 0 && ', '}<code>${type}</code>`);
    return html`<h4>Answer <b class="status">${status}</b> <span class="type">${description}</span></h4>
${others.length > 0 && html`<p class="say">${json ? 'Or, as Accept asks for it: ' : 'As '}${also}</p>`}
${json && html`<details><summary>What it holds</summary>${schemaHtml(json, schemas)}</details>`}`;
  });
}

function errorsHtml({ 'x-errors': codes = [] }: OperationView): Html {
  const sorted = codes.toSorted((a, b) => errorCodes[a].status - errorCodes[b].status);
  const links = sorted.map((code) => {
    const { status, title } = errorCodes[code];
    return html`<a href="/docs/errors#${code}" title="${title}"><b>${status}</b> ${code}</a> `;
  });
  return html`<h4>Errors</h4><p class="codes">${links}</p>`;
}

function samplesHtml(placed: Placed, { servers, components: { schemas } }: OpenApiView): Html[] {
  const { operation } = placed;
  const { operationId, requestBody, responses } = operation;
  const program = sdkSamples[operationId as OperationId];
  const others = Object.values(requestBody?.content['application/json']?.examples ?? {}).slice(1);
  const success = Object.values(responses)[0]?.content?.['application/json'];
  return [
    codeHtml(curlSample(placed, servers[0]!.url, schemas), 'sh', 'curl'),
    ...others.map(({ summary, value }) => codeHtml(json(value), 'json', `Body: ${summary}`)),
    ...(program ? [codeHtml(`${sdkStart}\n\n${program}`, 'ts', 'TypeScript')] : []),
    ...(success ? [codeHtml(json(answerOf(success, schemas)), 'json', 'Answer')] : []),
  ];
}

const answerOf = ({ schema }: MediaView, schemas: Schemas): unknown => sampleValue(schema, schemas);
const json = (value: unknown): string => JSON.stringify(value, null, 2);

/**
 * A form for the script, which shows it; without a script there is nothing to send with. What changes or deletes a thing
 * is told of no thing, so that nobody loses the template of the samples by trying.
 */
function tryHtml({ method, path, operation }: Placed, schemas: Schemas): Html {
  const isHarmless = method === 'GET' || (method === 'POST' && operation['x-scope'] === 'render');
  const { parameters = [], requestBody, responses } = operation;
  const fields = parameters
    .filter((parameter) => parameter.in !== 'header')
    .map(({ name, in: place, required }) => {
      const value =
        place === 'path' && isHarmless
          ? filledPath(path, parameters).split('/')[path.split('/').indexOf(`{${name}}`)]
          : '';
      const shown = value?.startsWith('{') ? '' : (value ?? '');
      return html`<label>${name} <input name="${name}" data-in="${place}" value="${shown}"${required && html` required`} autocomplete="off" spellcheck="false"></label>`;
    });
  const types = Object.keys(requestBody?.content ?? {});
  const media = requestBody?.content['application/json'];
  const body = media
    ? html`<label>Body <textarea name="body" rows="8" spellcheck="false">${json(bodyExample(media, schemas))}</textarea></label>`
    : types.length > 0 && html`<label>File <input type="file" name="file" data-type="${types[0]!}"></label>`;
  const accepts = Object.keys(Object.values(responses)[0]?.content ?? {});
  const accept =
    accepts.length > 1 &&
    html`<label>Accept <select name="accept">${accepts.map((type) => html`<option>${type}</option>`)}</select></label>`;
  return html`<details class="try" hidden><summary>Try it</summary><form data-method="${method}" data-path="${path}"${
    operation.security.length > 0 && html` data-key`
  }>${fields}${accept}${body}<button>Send</button><output></output></form></details>`;
}
