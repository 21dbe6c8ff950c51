import type { Value, ValueMap } from '@pictify/expr';
import { FRAME_BOX } from '../compile/compiling.ts';
import type { Frame } from '../compile/frame.ts';
import { readLayers } from '../compile/layers.ts';
import { issueAt } from '../issues.ts';
import { listOf, own } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { dynamic, joinCells, readCell } from '../properties/cell.ts';
import { expressionOf, expressionProgram } from '../properties/expression.ts';
import { localName } from '../properties/local-name.ts';
import { number } from '../properties/number.ts';
import { required, type ValuesOf } from '../properties/property.ts';
import { compileTable, record } from '../properties/record.ts';
import type { ResolvedGroup, ResolvedLayer, ResolvedStack } from '../resolved.ts';
import { FIXED_SIZING } from '../sizing.ts';
import type { LayerBody, LayerCell, LayerDefinition, LayerSource } from './definition.ts';
import { FLOW_PROPERTIES } from './stack.ts';

const properties = {
  items: required(expressionOf('list', 'A list; the layers are drawn once for each of its items.')),
  as: localName('item', 'What the item is called in the expressions of `layers`.'),
  item: required(
    record(
      {
        width: required(number({ default: 100, min: 0, max: 16_384, unit: 'px' })),
        height: required(number({ default: 100, min: 0, max: 16_384, unit: 'px' })),
      },
      'The size of one item.',
    ),
  ),
  columns: number({ default: 1, min: 1, max: 100, integer: true, summary: 'More than one makes a grid.' }),
  max: number({
    default: null,
    min: 0,
    max: LIMITS.repeatItems,
    integer: true,
    summary: 'Items beyond it are not drawn.',
  }),
  ...FLOW_PROPERTIES,
} as const;

type Values = Omit<ValuesOf<typeof properties>, 'items' | 'as'>;

export const repeat: LayerDefinition = {
  type: 'repeat',
  summary: 'Layers drawn once for each item of a list, in a row, a column or a grid.',
  properties,
  container: true,
  hugs: true,
  locals: (raw) => [nameOfItem(raw), 'loop'],
  compile(layer) {
    const { items, as: _name, ...rest } = compileTable(properties, layer.raw, layer.at);
    const values = joinCells<Values>(rest);
    const content = {
      layers: layer.children(insideRepeat(layer)),
      size: 1 + countDescendants(own(layer.raw, 'layers')),
    };
    return dynamic((frame): LayerBody => {
      const given = readCell(values, frame);
      return stackOf(repeatItems(layer, content, readCell(items, frame), given, frame), given, layer, frame);
    });
  },
};

function nameOfItem(raw: unknown): string {
  const name = own(raw, 'as');
  return typeof name === 'string' && name !== '' ? name : 'item';
}

/** The children's place: the item and `loop` stand for whatever the list is made from. */
function insideRepeat({ raw, at }: LayerSource) {
  const items = own(raw, 'items');
  const roots = typeof items === 'string' ? at.rootVariables(expressionProgram(items, at).program) : [];
  const locals = new Map(at.locals).set(nameOfItem(raw), roots).set('loop', roots);
  return at.with({ locals, box: FRAME_BOX });
}

/** What is drawn for each item. */
interface Content {
  readonly layers: readonly LayerCell[];
  /** How many layers an item makes, its group included. */
  readonly size: number;
}

/** The layers in a list and all that is in them; what is in a repeat is counted by the repeat itself. */
function countDescendants(layers: unknown, depth = 1): number {
  if (depth > LIMITS.nesting) return 0;
  return listOf(layers).reduce<number>((count, layer) => {
    const inside = own(layer, 'type') === 'repeat' ? 0 : countDescendants(own(layer, 'layers'), depth + 1);
    return count + 1 + inside;
  }, 0);
}

function repeatItems(
  layer: LayerSource,
  content: Content,
  items: readonly Value[],
  { max, item }: Values,
  frame: Frame,
): readonly ResolvedGroup[] {
  const wanted = Math.min(items.length, max ?? items.length);
  const count = Math.min(wanted, LIMITS.repeatItems);
  const report = (code: string, message: string): void =>
    frame.issues.add(issueAt(layer.at.place, code, 'warning', message));
  if (wanted > count) report('repeat_too_long', `${wanted} items; only the first ${count} are drawn. Set "max".`);

  const groups: ResolvedGroup[] = [];
  const { scope, suffix, box } = frame;
  const inner: Record<string, Value> = Object.assign(Object.create(null), scope);
  const name = nameOfItem(layer.raw);
  frame.scope = inner;
  frame.box = item;
  for (let index = 0; index < count; index++) {
    frame.repeated += content.size;
    if (frame.repeated > LIMITS.resolvedLayers) {
      report('scene_too_large', `The row makes more than ${LIMITS.resolvedLayers} layers; the rest is left out.`);
      break;
    }
    inner[name] = items[index] ?? null;
    inner['loop'] = loopValue(index, count);
    frame.suffix = `${suffix}#${index}`;
    groups.push({
      ...plainBox(layer, frame.suffix, item),
      type: 'group',
      layers: readLayers(content.layers, frame),
      clip: false,
      radius: SQUARE,
      clipShape: null,
    });
  }
  frame.scope = scope;
  frame.suffix = suffix;
  frame.box = box;
  return groups;
}

function loopValue(index: number, length: number): ValueMap {
  return Object.assign(Object.create(null), { index, first: index === 0, last: index === length - 1, length });
}

/** One stack of the items, or with several columns a column of rows that are each as wide as a full one. */
function stackOf(groups: readonly ResolvedGroup[], given: Values, layer: LayerSource, frame: Frame): LayerBody {
  const { columns, gap, padding, align, justify, item } = given;
  const lineGap = given.lineGap ?? gap;
  const look = { type: 'stack', fill: null, radius: SQUARE, stroke: null } as const;
  if (columns === 1) {
    const { direction, wrap } = given;
    return { ...look, direction, gap, wrap, lineGap, padding, align, justify, layers: groups };
  }
  const rigid = { wrap: false, lineGap } as const;
  const size = { width: columns * item.width + (columns - 1) * gap, height: item.height };
  const rows: ResolvedLayer[] = [];
  for (let start = 0; start < groups.length; start += columns) {
    const row: ResolvedStack = {
      ...plainBox(layer, `${frame.suffix}#row${rows.length}`, size),
      ...look,
      ...rigid,
      gap,
      direction: 'row',
      padding: SQUARE,
      align: 'start',
      justify: 'start',
      layers: groups.slice(start, start + columns),
    };
    rows.push(row);
  }
  return { ...look, ...rigid, direction: 'column', gap: lineGap, padding, align, justify, layers: rows };
}

const SQUARE = Object.freeze([0, 0, 0, 0] as const);
const NONE = Object.freeze([]);

function plainBox(layer: LayerSource, suffix: string, { width, height }: { width: number; height: number }) {
  return {
    id: layer.id + suffix,
    path: layer.at.place.path,
    box: { x: 0, y: 0, width: Math.max(0, width), height },
    sizing: FIXED_SIZING,
    rotation: 0,
    opacity: 1,
    blend: 'normal',
    shadow: NONE,
    blur: 0,
    mask: null,
  } as const;
}
