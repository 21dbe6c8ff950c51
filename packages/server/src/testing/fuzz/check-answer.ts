import { type Operation, operations, pathsOf, problemSchema } from '@pictify/api';
import { type OpenApiView, resolved, type Schemas, type SchemaView } from '../../docs/openapi-view.ts';
import type { FuzzRequest } from './fuzz-request.ts';

export interface FuzzAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const alwaysThere = [
  'x-content-type-options',
  'content-security-policy',
  'referrer-policy',
  'x-request-id',
  'cache-control',
];

/** What is wrong with an answer, in a few words each; nothing where all is as the document says. */
export function faultsOf(request: FuzzRequest, answer: FuzzAnswer, document: OpenApiView): string[] {
  const { status, headers, text } = answer;
  const faults: string[] = [];
  if (status >= 500) faults.push(`${status}: ${text.slice(0, 300)}`);
  for (const name of alwaysThere) if (headers[name] === undefined) faults.push(`${status} without ${name}`);
  const type = String(headers['content-type'] ?? '').split(';')[0]!;
  const hasBody = request.method !== 'HEAD' && text !== '';
  if (status >= 400 && hasBody) faults.push(...problemFaults(answer, type));
  const operation = operationAt(request);
  if (!operation) return faults;
  const { responses } = document.paths[operation.path]![operation.method]!;
  const response = responses[status];
  if (!response) return [...faults, `${status} is not documented: ${text.slice(0, 200)}`];
  if (hasBody && !Object.keys(response.content ?? {}).includes(type))
    faults.push(`${status} as ${type} is not documented`);
  if (status < 300 && type === 'application/json' && hasBody && operation.answer.schema) {
    const value: unknown = JSON.parse(text);
    const parsed = operation.answer.schema.safeParse(value);
    if (!parsed.success) faults.push(`${status} is not what its schema says: ${parsed.error.message.slice(0, 300)}`);
    const { schema } = response.content!['application/json']!;
    faults.push(
      ...undocumented(value, schema, document.components.schemas).map(
        (path) => `${status} holds ${path}, which is not documented`,
      ),
    );
  }
  return faults;
}

function problemFaults({ status, text }: FuzzAnswer, type: string): string[] {
  if (type !== 'application/problem+json') return [`${status} as ${type || 'nothing'} instead of a problem document`];
  try {
    const problem = problemSchema.parse(JSON.parse(text));
    return problem.status === status ? [] : [`a problem of ${problem.status} answered as ${status}`];
  } catch (error) {
    return [`a problem document that is none: ${(error as Error).message.slice(0, 200)}`];
  }
}

/** The operation that a request reaches by its path and method, if it is one. */
function operationAt({ method, path }: FuzzRequest): Operation | undefined {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  // A path that is not as URLs are written may be anybody's.
  if (!/^[\w/.@~-]+(\?|$)/.test(path)) return undefined;
  const { pathname } = new URL(path, 'http://x');
  return (operations as readonly Operation[]).find(
    (candidate) => candidate.method === asked && pathsOf(candidate).some((pattern) => isAt(pathname, pattern)),
  );
}

function isAt(pathname: string, pattern: string): boolean {
  const parts = pathname.split('/');
  const wanted = pattern.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, at) => part === parts[at] || (part.startsWith('{') && parts[at] !== ''))
  );
}

/** Members of a value that its schema does not name. */
function undocumented(value: unknown, schema: SchemaView, schemas: Schemas, path = ''): string[] {
  const known = resolved(schema, schemas);
  if (Array.isArray(value))
    return known.items ? value.flatMap((item) => undocumented(item, known.items!, schemas, `${path}/*`)) : [];
  if (typeof value !== 'object' || value === null || !known.properties) return [];
  const { properties } = known;
  return Object.entries(value).flatMap(([name, member]) =>
    properties[name] ? undocumented(member, properties[name], schemas, `${path}/${name}`) : [`${path}/${name}`],
  );
}
