import type { MediaView, OperationView, ParameterView, Placed, Schemas } from './openapi-view.ts';
import { sampleValue } from './sample-value.ts';

/** The operation as a line for a shell, with what it cannot do without; it works once the key is in the environment. */
export function curlSample({ method, path, operation }: Placed, serverUrl: string, schemas: Schemas): string {
  const { security, parameters = [], requestBody } = operation;
  const query = parameters.filter(({ in: place, required }) => place === 'query' && required);
  const search = query.map(({ name }) => `${name}=…`).join('&');
  const url = serverUrl + filledPath(path, parameters) + (search === '' ? '' : `?${search}`);
  const body = requestBody && bodyWords(requestBody.content, schemas);
  const isPlain = method === 'GET' || (method === 'POST' && body);
  const words = [
    `curl -s ${isPlain ? '' : `-X ${method} `}${search === '' ? url : `'${url}'`}`,
    ...(security.length > 0 ? ['-H "Authorization: Bearer $PICTIFY_API_KEY"'] : []),
    ...(body ?? []),
  ];
  return words.join(' \\\n  ');
}

function bodyWords(content: NonNullable<OperationView['requestBody']>['content'], schemas: Schemas): string[] {
  const json = content['application/json'];
  if (!json) {
    const type = Object.keys(content)[0]!;
    return [`-H 'Content-Type: ${type}'`, `--data-binary @file`];
  }
  const text = JSON.stringify(bodyExample(json, schemas), null, 2).replaceAll("'", '’');
  return ["-H 'Content-Type: application/json'", `-d '${text}'`];
}

export function bodyExample(media: MediaView, schemas: Schemas): unknown {
  return Object.values(media.examples ?? {})[0]?.value ?? sampleValue(media.schema, schemas);
}

/** `{id}` of what the path is about: the starter template every first start seeds, else something of the right shape. */
export function filledPath(path: string, parameters: readonly ParameterView[]): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name !== 'id') return String(parameters.find((parameter) => parameter.name === name)?.schema.example ?? whole);
    const about = /\/(\w+)(?:\/deliveries)?\/\{id\}/.exec(path)?.[1] ?? '';
    return sampleIds[about] ?? whole;
  });
}

const sampleIds: Readonly<Record<string, string>> = { templates: 'tpl_wrapped' };
