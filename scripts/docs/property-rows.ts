import type { Description, Property, PropertyTable } from '@pictify/scene';

/** One line of a property table: how the property is written, what may stand there, the default, the meaning. */
export type PropertyRow = readonly [name: string, value: string, fallback: string, meaning: string];

/**
 * The rows of a property table, records and lists opened: `font.size`, `shadow[].blur`, `fallback[] url.source`. A
 * record that stands in the table a second time is only referred to; paints have a table of their own.
 */
export function propertyRows(table: PropertyTable): PropertyRow[] {
  const rows: PropertyRow[] = [];
  const opened = new Map<PropertyTable, string>();
  for (const [name, { description }] of Object.entries(table)) {
    if (description.kind === 'record' && description.fields) opened.set(description.fields, name);
  }
  const addTable = (fields: PropertyTable, prefix: string): void => {
    for (const [name, property] of Object.entries(fields)) add(property, prefix + name);
  };
  const add = (property: Property<unknown>, name: string): void => {
    const { description } = property;
    const { kind, fields, variants } = description;
    const meaning = escaped(description.summary ?? '');
    const before = kind === 'record' && fields ? opened.get(fields) : undefined;
    if (before !== undefined && before !== name) {
      rows.push([code(name), `as ${code(before)}`, '', meaning]);
      return;
    }
    rows.push([code(name), writtenAs(description), fallbackOf(property), meaning]);
    if (kind === 'record' && fields) {
      opened.set(fields, name);
      addTable(fields, `${name}.`);
    }
    const each = kind === 'list' ? fields?.['each'] : undefined;
    if (each?.description.fields) addTable(each.description.fields, `${name}[].`);
    if (kind === 'variants') {
      for (const [type, variant] of Object.entries(variants ?? {})) {
        if (Object.keys(variant).length > 0) addTable(variant, `${name}[] ${type}.`);
      }
    }
  };
  addTable(table, '');
  return rows;
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A summary as plain words: `<path>` and `**` mean nothing to Markdown. */
const escaped = (text: string): string => text.replace(/[<*]/g, '\\$&');

export const code = (text: string): string => `\`${text}\``;

function writtenAs({ kind, options, min, max, unit, fields, variants }: Description): string {
  switch (kind) {
    case 'number':
      return `number${unit && unit !== 'fraction' ? `, ${unit}` : ''}${range(min, max)}`;
    case 'choice':
      return (options ?? []).map(code).join(' ');
    case 'boolean':
      return 'true or false';
    case 'color':
      return 'colour';
    case 'data':
      return 'expression, list or map';
    case 'corners':
      return 'one length or four, px';
    case 'record':
      return 'map';
    case 'list': {
      const each = fields?.['each']?.description;
      return `list of up to ${max}${each?.kind === 'record' || !each ? '' : `: ${writtenAs(each)}`}`;
    }
    case 'variants':
      return `list of up to ${max} maps with a \`type\`: ${Object.keys(variants ?? {})
        .map(code)
        .join(' ')}`;
    case 'text':
    case 'paint':
    case 'expression':
    case 'name':
      return kind;
  }
}

function range(min: number | undefined, max: number | undefined): string {
  if (min === undefined || max === undefined) return '';
  return `, ${short(min)} to ${short(max)}`;
}

function short(value: number): string {
  if (Math.abs(value) >= 1e9) return value.toExponential().replace('e+', 'e').replace('-', '−');
  return value.toLocaleString('en').replace('-', '−');
}

function fallbackOf({ required, description }: Property<unknown>): string {
  if (required) return '*required*';
  const { default: fallback } = description;
  if (fallback === undefined || fallback === null || fallback === '') return '';
  return code(String(fallback));
}
