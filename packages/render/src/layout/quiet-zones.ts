import { intersection, type Rect, rotatedBounds, union } from '../geometry.ts';
import type { TextLayout } from '../text/index.ts';
import type { LaidOutLayer } from './laid-out.ts';

/**
 * Tells every background that keeps quiet by itself where the text lies that is drawn over it, in its own container or
 * above that. Zones are boxes around all lines of a text, and around each label of a chart; those of turned containers
 * are left where layout put them.
 */
export function quietenBackgrounds(layers: readonly LaidOutLayer[]): readonly LaidOutLayer[] {
  return hasBackground(layers) ? quieten(layers, []) : layers;
}

function hasBackground(layers: readonly LaidOutLayer[]): boolean {
  return layers.some((layer) => layer.type === 'background' || ('children' in layer && hasBackground(layer.children)));
}

function quieten(layers: readonly LaidOutLayer[], above: readonly Rect[]): LaidOutLayer[] {
  const done: LaidOutLayer[] = [];
  let zones = above;
  for (const layer of layers.toReversed()) {
    if (layer.type === 'background' && layer.layer.quiet === 'auto') {
      done.push({ ...layer, quiet: zones.flatMap((zone) => intersection(zone, layer.box) ?? []) });
    } else if ('children' in layer) {
      done.push({ ...layer, children: quieten(layer.children, zones) });
    } else {
      done.push(layer);
    }
    const own = textZones(layer);
    if (own.length > 0) zones = [...zones, ...own];
  }
  return done.reverse();
}

function textZones(laidOut: LaidOutLayer): Rect[] {
  if (laidOut.layer.opacity === 0) return [];
  const zones = 'children' in laidOut ? laidOut.children.flatMap(textZones) : ownZones(laidOut);
  const { rotation } = laidOut.layer;
  return zones.map((zone) => rotatedBounds(zone, rotation, laidOut.box));
}

function ownZones(laidOut: LaidOutLayer): Rect[] {
  if (laidOut.type === 'text') return zoneOf(laidOut.text, laidOut.box);
  if (laidOut.type === 'chart') return laidOut.content.chart.labels.flatMap(({ layout, box }) => zoneOf(layout, box));
  return [];
}

function zoneOf({ lines }: TextLayout, box: Rect): Rect[] {
  if (lines.length === 0) return [];
  const boxes = lines.map((line) => ({
    x: box.x + line.x,
    y: box.y + line.baseline - line.ascent,
    width: line.width,
    height: line.ascent + line.descent,
  }));
  return [boxes.reduce<Rect>(union, boxes[0]!)];
}
