import { BASE_PROPERTIES, LAYERS, LIMITS, PAGE_MOTION_PROPERTIES, playback } from '@pictify/scene';
import { SHIPPED_FAMILIES } from '../../packages/render/src/fonts/catalog.ts';
import { PAINTS } from '../../packages/scene/src/properties/paint.ts';
import { VARIABLE_PROPERTIES } from '../../packages/scene/src/validate/variables.ts';
import { code, markdownTable, type PropertyRow, propertyRows } from './property-rows.ts';

const HEAD = ['property', 'value', 'default', 'meaning'] as const;

/** `docs/reference/layers.md`, from the tables that also validate and draw. */
export function layersPage(): string {
  return `${[
    '<!-- Made by scripts/docs/reference.ts from the property tables in packages/scene -->\n# Layers and their properties',
    'How they work together is in [the guide](../guides/templates.md).',
    'Any single value may be an expression in a string, such as `"{{ hours_saved > 0 }}"`. Lists and maps are written out, their parts may be expressions. Only names, `markup` and what a variable declares are written as they are. A number outside its range moves to the edge; what is of the wrong kind has its default; both are reported.',
    'A **colour** is `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()`, `oklch()`, a CSS name, or `role:<name>` for one of the template’s roles. A **paint** is a colour, `"none"`, or a map with a `type`: see [Paints](#paints).',
    '## Every layer',
    'Beside `id` and `type`:',
    markdownTable(HEAD, propertyRows(BASE_PROPERTIES)),
    ...[...LAYERS.values()].flatMap(({ type, summary, properties, container, hugs }) => [
      `## ${type}`,
      `${summary} ${inStack(hugs)}${container ? ' Has `layers`.' : ''}`,
      markdownTable(HEAD, propertyRows(properties)),
    ]),
    '## Paints',
    'Where a paint is asked for, a colour may stand, or a map with one of these types:',
    ...Object.entries(PAINTS).flatMap(([type, table]) => [`### ${type}`, markdownTable(HEAD, propertyRows(table))]),
    '## Pages and motion',
    'Beside `id`, `durationMs` and `layers`, a page may have these; a template may have `animation`. See [the guide](../guides/animations.md).',
    markdownTable(HEAD, propertyRows({ ...PAGE_MOTION_PROPERTIES, animation: playback })),
    '## Variables',
    'Each entry of `variables`:',
    markdownTable(HEAD, variableRows()),
    '## Fonts',
    'What `family` may name. A weight or style that a family lacks is the nearest it has.',
    markdownTable(['family', 'weights', 'italics'], fontRows()),
    '## Limits',
    markdownTable(['limit', 'value'], limitRows()),
  ].join('\n\n')}\n`;
}

function inStack(hugs: boolean): string {
  return hugs
    ? 'Inside a stack it takes its content’s size where its own is not written.'
    : 'Inside a stack it takes the room that is left where its own size is not written.';
}

/** `default` and `example` hold whatever the variable's type takes. */
function variableRows(): PropertyRow[] {
  const anyValue = ['`default`', '`example`'];
  return propertyRows(VARIABLE_PROPERTIES).map(([name, value, ...rest]) => {
    return [name, anyValue.includes(name) ? 'any' : value, ...rest];
  });
}

function fontRows(): string[][] {
  return SHIPPED_FAMILIES.map(({ name, weights, italics }) => [name, weights.join(' '), italics ? 'yes' : '']);
}

function limitRows(): string[][] {
  const meaning: { readonly [name in keyof typeof LIMITS]?: string } = {
    side: 'pixels a side, of the page and of each size',
    layers: 'layers of a document',
    nesting: 'groups within groups',
    pages: 'pages',
    variables: 'variables',
    sizes: 'sizes',
    repeatItems: 'items a repeat draws',
    resolvedLayers: 'layers of one card, repeats expanded',
    textLength: 'characters (UTF-16 units) of one text',
    listLength: 'items of one list in a row',
    urlLength: 'characters of an image’s URL',
  };
  return Object.entries(meaning).map(([name, text]) => {
    return [text, code(LIMITS[name as keyof typeof LIMITS].toLocaleString('en'))];
  });
}
