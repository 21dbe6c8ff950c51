import type { JsonSchema } from './json-schema.ts';

/** A schema as the text of a TypeScript type. */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return union(schema.enum.map(literal));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return union(alternatives.map(typeText));
  if (schema.allOf) return intersection(schema.allOf);
  if (Array.isArray(schema.type)) return union(schema.type.map((type: string) => typeText({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayText(schema);
    case 'object':
      return objectText(schema);
    default:
      return 'unknown';
  }
}

/** The members of an object as lines between braces. */
export function membersText(schema: JsonSchema): string {
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const type = typeText(member);
    const typed = required.has(name) ? `: ${type}` : `?: ${type} | undefined`;
    return `${docComment(member.description)}${propertyName(name)}${typed};\n`;
  });
  return `{\n${members.join('')}}`;
}

export function docComment(text: string | undefined): string {
  return text ? `/** ${text.replaceAll('*/', '*\\/')} */\n` : '';
}

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function objectText({ additionalProperties, ...schema }: JsonSchema): string {
  const rest = typeof additionalProperties === 'object' ? `Record<string, ${typeText(additionalProperties)}>` : null;
  if (!schema.properties) return rest ?? 'Record<string, unknown>';
  return rest ? `${membersText(schema)} & ${rest}` : membersText(schema);
}

function arrayText({ items, prefixItems }: JsonSchema): string {
  if (prefixItems) return `[${prefixItems.map(typeText).join(', ')}]`;
  const item = typeText(items ?? {});
  return /^\w+$/.test(item) ? `${item}[]` : `Array<${item}>`;
}

/** A schema that only describes another adds nothing to its type. */
function intersection(parts: readonly JsonSchema[]): string {
  const types = parts.map(typeText).filter((type) => type !== 'unknown');
  return types.map((type) => (type.includes('|') ? `(${type})` : type)).join(' & ') || 'unknown';
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);
}
