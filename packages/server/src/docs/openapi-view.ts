import type { ErrorCode } from '@pictify/api';

/** What the pages read of the OpenAPI document. */
export interface OpenApiView {
  info: { version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OperationView>>;
  webhooks?: Record<string, Record<string, OperationView>>;
  components: { schemas: Schemas };
}

export type Schemas = Readonly<Record<string, SchemaView>>;

export interface OperationView {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: unknown[];
  parameters?: ParameterView[];
  requestBody?: { content: Record<string, MediaView> };
  responses: Record<string, { description: string; content?: Record<string, MediaView> }>;
  'x-scope'?: string;
  'x-aliases'?: string[];
  'x-errors'?: ErrorCode[];
}

export interface ParameterView {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: SchemaView;
}

export interface MediaView {
  schema: SchemaView;
  examples?: Record<string, { summary: string; value: unknown }>;
}

export interface SchemaView {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  properties?: Record<string, SchemaView>;
  required?: string[];
  items?: SchemaView;
  additionalProperties?: SchemaView | boolean;
  anyOf?: SchemaView[];
  oneOf?: SchemaView[];
  allOf?: SchemaView[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

/** An operation where it stands in the document. */
export interface Placed {
  method: string;
  path: string;
  operation: OperationView;
}

export function operationsOf(paths: OpenApiView['paths']): Placed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The schema a reference leads to, with what is said beside the reference; of one that extends others, all in one. */
export function resolved(schema: SchemaView, schemas: Schemas): SchemaView {
  const name = referenceName(schema);
  if (name === undefined) return combined(schema, schemas);
  const { $ref: _, ...beside } = schema;
  return combined({ ...schemas[name], ...beside }, schemas);
}

function combined({ allOf, ...own }: SchemaView, schemas: Schemas): SchemaView {
  if (!allOf) return own;
  const parts = [...allOf.map((part) => resolved(part, schemas)), own];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}

export function referenceName({ $ref, allOf }: SchemaView): string | undefined {
  return ($ref ?? (allOf?.length === 1 ? allOf[0]!.$ref : undefined))?.split('/').at(-1);
}
