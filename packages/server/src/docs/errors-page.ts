import { type ErrorCode, errorCodes } from '@pictify/api';
import { codeHtml } from './code-html.ts';
import { html } from './html.ts';
import { inlineMarkdown } from './markdown.ts';
import type { Page } from './page-frame.ts';

const byStatus = Map.groupBy(Object.keys(errorCodes) as ErrorCode[], (code) => errorCodes[code].status);
const statuses = [...byStatus].toSorted(([a], [b]) => a - b);

/** `/docs/errors`: where the `type` of every problem document leads. */
export function errorsPage(publicUrl: string): Page {
  const example = {
    type: `${publicUrl}/docs/errors#unknown_parameter`,
    title: errorCodes.unknown_parameter.title,
    status: 400,
    detail: '“limt” is not known here. Did you mean “limit”?',
    instance: '/v1/templates',
    code: 'unknown_parameter',
    requestId: 'req_01kcdw9v3qzj5',
    errors: [{ field: '/limt', code: 'unknown_option', message: '“limt” is not known here. Did you mean “limit”?' }],
  };
  const main = html`<article>
<h1>Errors</h1>
<p>Every error is a problem document (RFC 9457, <code>application/problem+json</code>). Programs compare <code>code</code>; people read <code>detail</code>, which says what happened and what to do. <code>errors</code> has an entry for each single problem, with a JSON pointer to its place. <code>message</code> and <code>error</code> repeat <code>detail</code> for clients that read those. <code>requestId</code>, also in the header <code>X-Request-Id</code>, finds the request in the server’s log.</p>
${codeHtml(JSON.stringify(example, null, 2), 'json')}
<p>Repeat a request after 409 <code>idempotency_running</code>, 429, 503 and 507, not before <code>Retry-After</code> has passed where it is given; and after 500 or a broken connection with the same <code>Idempotency-Key</code>. Any other error comes back the same until the request is changed.</p>
${statuses.map(
  ([status, codes]) =>
    html`<h2>${status}</h2>${codes.map((code) => {
      const { title, meaning, remedy } = errorCodes[code];
      return html`<section class="error" id="${code}"><h3><a href="#${code}"><code>${code}</code></a> ${title}</h3><p>${inlineMarkdown(meaning)}</p><p><b>What to do:</b> ${inlineMarkdown(remedy)}</p></section>`;
    })}`,
)}
</article>`;
  const side = html`${statuses.map(
    ([status, codes]) =>
      html`<section><h2>${status}</h2><ul>${codes.map((code) => html`<li><a href="#${code}"><span>${code}</span></a></li>`)}</ul></section>`,
  )}`;
  return { title: 'Errors', side, main, here: '/docs/errors' };
}
