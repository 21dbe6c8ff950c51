import { openApiDocument } from '@pictify/api';
import type { JsonSchema, OpenApi, OpenApiOperation, Parameter } from './json-schema.ts';
import { docComment, membersText, propertyName, typeText } from './type-text.ts';

/** Where the client's types of the wire are, from the root of the repository. */
export const wirePath = 'packages/sdk/src/wire.gen.ts';

/** The client's types of the wire: one of every named schema, one of every query, body and answer, and the routes. */
export function wireTypes(): string {
  const document = openApiDocument('http://localhost:4400', '0') as OpenApi;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => new OperationTypes(method, path, operation)),
  );
  return indent(
    [
      '// Written by `npm run gen` from the OpenAPI document: change the schemas in packages/api instead.\n',
      ...Object.entries(document.components.schemas).map(([name, schema]) => declaration(name, schema)),
      "export type ErrorCode = Problem['code'];\n",
      ...operations.flatMap((operation) => operation.declarations),
      '/** What each operation takes and answers; bodies and answers that are no JSON are not in here. */',
      `export interface Operations {\n${operations.map((operation) => operation.row).join('')}}\n`,
      `export const routes = {\n${operations.map((operation) => operation.route).join('')}} as const;\n`,
    ].join('\n'),
  );
}

class OperationTypes {
  readonly declarations: string[] = [];
  /** Its member of `Operations`. */
  readonly row: string;
  /** Its member of `routes`. */
  readonly route: string;

  constructor(method: string, path: string, operation: OpenApiOperation) {
    const { operationId: id, parameters = [] } = operation;
    const params = parameters.filter((parameter) => parameter.in === 'path');
    const query = parameters.filter((parameter) => parameter.in === 'query');
    const body = operation.requestBody?.content['application/json']?.schema;
    const members = [
      ...(params.length > 0 ? [`params: ${typeText(parametersSchema(params))};\n`] : []),
      ...(query.length > 0 ? [`query?: ${this.#named(id, 'Query', parametersSchema(query))} | undefined;\n`] : []),
      ...(body ? [`body: ${this.#named(id, 'Body', body)};\n`] : []),
      `answer: ${this.#answer(operation)};\n`,
    ];
    this.row = `${docComment(operation.summary)}${propertyName(id)}: {\n${members.join('')}};\n`;
    this.route = `${propertyName(id)}: ['${method.toUpperCase()}', '${path}'],\n`;
  }

  #answer({ operationId, responses }: OpenApiOperation): string {
    const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const schemas = success.flatMap(([, { content }]) => content?.['application/json']?.schema ?? []);
    const types = new Set(schemas.map(typeText));
    if (types.size === 0) return 'null';
    return this.#named(operationId, 'Answer', types.size === 1 ? schemas[0]! : { anyOf: schemas });
  }

  /** What has a name already keeps it. */
  #named(id: string, what: string, schema: JsonSchema): string {
    const text = typeText(schema);
    if (/^\w+$/.test(text) && text !== 'unknown') return text;
    const name = `${id[0]!.toUpperCase()}${id.slice(1)}${what}`;
    this.declarations.push(declaration(name, schema));
    return name;
  }
}

function declaration(name: string, schema: JsonSchema): string {
  const text = typeText(schema);
  const doc = docComment(schema.description);
  const isInterface = schema.properties && text === membersText(schema);
  return isInterface ? `${doc}export interface ${name} ${text}\n` : `${doc}export type ${name} = ${text};\n`;
}

function parametersSchema(parameters: readonly Parameter[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, sent(schema)])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** A parameter is there or left out; text in an address cannot be null. */
function sent(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.type)) return schema;
  return { ...schema, type: schema.type.filter((type: string) => type !== 'null') };
}

/** Two spaces for every open brace. */
function indent(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('/**')) return '  '.repeat(depth) + line;
      const open = line.split('{').length - 1;
      const closed = line.split('}').length - 1;
      const at = line.startsWith('}') ? depth - 1 : depth;
      depth += open - closed;
      return line === '' ? '' : '  '.repeat(at) + line;
    })
    .join('\n');
}
