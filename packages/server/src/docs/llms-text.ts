import { curlSample } from './curl-sample.ts';
import type { GuideFile } from './guide-files.ts';
import { type OpenApiView, operationsOf } from './openapi-view.ts';

const main = ['listTemplates', 'getTemplateVariables', 'render', 'createBatch', 'getBatch', 'getBatchResults'];

/** `/llms.txt`: what a language model needs to call this server, and where there is more. See llmstxt.org. */
export function llmsText(document: OpenApiView, guides: readonly GuideFile[]): string {
  const { url } = document.servers[0]!;
  const operations = operationsOf(document.paths);
  const calls = main.flatMap((id) => operations.filter(({ operation }) => operation.operationId === id));
  const samples = calls.map((placed) => {
    return `### ${placed.operation.summary}\n\n\`\`\`sh\n${curlSample(placed, url, document.components.schemas)}\n\`\`\``;
  });
  const routes = document.tags.map(({ name, description }) => {
    const here = operations.filter(({ operation }) => operation.tags[0] === name);
    const lines = here.map(({ method, path, operation }) => {
      const open = operation.security.length === 0 ? ' (no key)' : '';
      return `- \`${method} ${path}\`: ${operation.summary}${open}`;
    });
    return `### ${name}\n\n${description}\n\n${lines.join('\n')}`;
  });
  const pages = guides.map(({ folder, name, title, about }) => {
    const plain = about.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
    return `- [${title}](${url}/docs/${folder}/${name}.md): ${plain}`;
  });
  return `${[
    '# Pictify',
    `> ${document.info.description.split('\n')[0]} A template is a JSON document with variables; a call with the values of one user answers an image, a batch with up to a million rows answers one image each.`,
    `This server: ${url}, version ${document.info.version}.`,
    [
      '- Every call but those marked “no key” needs `Authorization: Bearer <key>`. The first start of the server printed a key.',
      '- Bodies and answers are JSON in camelCase. Unknown query parameters and unknown keys of a body are refused.',
      `- Errors are problem documents: compare \`code\`, read \`detail\`. All codes: ${url}/docs/errors`,
      '- Send `Idempotency-Key: <anything unique>` with a `POST` and it may be repeated safely.',
      '- A degraded image is still an image: read `issues` of the answer to see what was missing.',
      '- Image URLs in answers work at once, need no key, and never change what they show.',
    ].join('\n'),
    '## Main calls',
    ...samples,
    '## Every call',
    ...routes,
    '## More',
    [`- [OpenAPI 3.1](${url}/openapi.json)`, `- [The reference for people](${url}/docs)`, ...pages].join('\n'),
  ].join('\n\n')}\n`;
}

/** `/llms-full.txt`: the same with every guide and page of the reference in full. */
export function llmsFullText(document: OpenApiView, guides: readonly GuideFile[]): string {
  return [llmsText(document, guides), ...guides.map(({ text }) => text)].join('\n---\n\n');
}
