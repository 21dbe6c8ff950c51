import { type Html, html } from './html.ts';
import { inlineMarkdown } from './markdown.ts';
import { referenceName, resolved, type Schemas, type SchemaView } from './openapi-view.ts';
import { limitsText, typeText } from './schema-text.ts';

const deepest = 6;

/** The properties of an object, one below the other; those of the objects in it fold out. */
export function schemaHtml(schema: SchemaView, schemas: Schemas, above: readonly string[] = []): Html {
  const { properties = {}, required = [] } = resolved(schema, schemas);
  const inside = [...above, referenceName(schema) ?? ''];
  const rows = Object.entries(properties).map(([name, property]) =>
    propertyHtml(name, property, required.includes(name), schemas, inside),
  );
  return html`<ul class="properties">${rows}</ul>`;
}

export function propertyHtml(
  name: string,
  schema: SchemaView,
  isRequired: boolean,
  schemas: Schemas,
  above: readonly string[] = [],
): Html {
  const { description } = resolved(schema, schemas);
  const nested = withProperties(schema, schemas);
  const canOpen = nested && above.length < deepest && !above.includes(referenceName(nested) ?? '-');
  return html`<li><p><code class="name">${name}</code> <span class="type">${typeText(schema)}</span>${
    isRequired && html` <span class="required">required</span>`
  }${limitsText(schema).map((limit) => html` <span class="limit">${limit}</span>`)}</p>${
    description && html`<div class="say">${inlineMarkdown(description)}</div>`
  }${canOpen && html`<details><summary>Properties</summary>${schemaHtml(nested, schemas, above)}</details>`}</li>`;
}

/** The object whose properties are worth showing: the schema itself, what a list holds, or the one choice that is one. */
function withProperties(schema: SchemaView, schemas: Schemas): SchemaView | undefined {
  const own = resolved(schema, schemas);
  if (own.properties) return schema;
  if (own.items) return withProperties(own.items, schemas);
  for (const choice of own.anyOf ?? own.oneOf ?? []) {
    const found = withProperties(choice, schemas);
    if (found) return found;
  }
  return undefined;
}
