import type {
  Corners,
  ImageCandidate,
  ResolvedFont,
  ResolvedGroup,
  ResolvedLayer,
  ResolvedScene,
  ResolvedShadow,
  ResolvedSizing,
  ResolvedStroke,
} from './resolved.ts';
import { FIXED_SIZING } from './sizing.ts';

/**
 * The scene at other dimensions: the same layout, every length multiplied by one factor so that it just fits, centred.
 * What is left over at two sides stays empty. Each page becomes one group (`<page id>#fit`), clipped as the page was.
 */
export function scaleScene(scene: ResolvedScene, width: number, height: number): ResolvedScene {
  const factor = Math.min(width / scene.width, height / scene.height);
  const box = {
    x: (width - scene.width * factor) / 2,
    y: (height - scene.height * factor) / 2,
    width: scene.width * factor,
    height: scene.height * factor,
  };
  const pages = scene.pages.map((page, index) => {
    const whole: ResolvedGroup = {
      type: 'group',
      id: `${page.id}#fit`,
      path: `/pages/${index}`,
      box,
      sizing: FIXED_SIZING,
      rotation: 0,
      opacity: 1,
      blend: 'normal',
      shadow: [],
      blur: 0,
      mask: null,
      layers: page.layers.map((layer) => scaleLayer(layer, factor)),
      clip: true,
      radius: [0, 0, 0, 0],
      clipShape: null,
    };
    return { ...page, layers: [whole] };
  });
  return { ...scene, width, height, pages };
}

/** A layer with every length multiplied. */
function scaleLayer<L extends ResolvedLayer>(layer: L, factor: number): L;
function scaleLayer(layer: ResolvedLayer, factor: number): ResolvedLayer {
  const base = {
    box: {
      x: layer.box.x * factor,
      y: layer.box.y * factor,
      width: layer.box.width * factor,
      height: layer.box.height * factor,
    },
    shadow: layer.shadow.map((shadow) => scaleShadow(shadow, factor)),
    sizing: scaleSizing(layer.sizing, factor),
    blur: layer.blur * factor,
    mask: layer.mask && { ...layer.mask, radius: scaleCorners(layer.mask.radius, factor) },
  };
  switch (layer.type) {
    case 'text':
      return {
        ...layer,
        ...base,
        spans: layer.spans.map((span) => ({ ...span, font: scaleFont(span.font, factor) })),
        stroke: layer.stroke && { ...layer.stroke, width: layer.stroke.width * factor },
        columns: { ...layer.columns, gap: layer.columns.gap * factor },
        list: layer.list && { ...layer.list, gap: times(layer.list.gap, factor) },
        paragraphSpacing: layer.paragraphSpacing * factor,
        indent: layer.indent * factor,
        fit: { ...layer.fit, minSize: layer.fit.minSize * factor, maxSize: layer.fit.maxSize * factor },
      };
    case 'image':
      return {
        ...layer,
        ...base,
        radius: scaleCorners(layer.radius, factor),
        stroke: scaleStroke(layer.stroke, factor),
        candidates: layer.candidates.map((candidate) => scaleCandidate(candidate, factor)),
      };
    case 'shape':
      return {
        ...layer,
        ...base,
        radius: scaleCorners(layer.radius, factor),
        stroke: scaleStroke(layer.stroke, factor),
      };
    case 'group':
      return {
        ...layer,
        ...base,
        radius: scaleCorners(layer.radius, factor),
        clipShape: layer.clipShape && { ...layer.clipShape, radius: scaleCorners(layer.clipShape.radius, factor) },
        layers: layer.layers.map((child) => scaleLayer(child, factor)),
      };
    case 'stack':
      return {
        ...layer,
        ...base,
        gap: layer.gap * factor,
        lineGap: layer.lineGap * factor,
        padding: scaleCorners(layer.padding, factor),
        radius: scaleCorners(layer.radius, factor),
        stroke: scaleStroke(layer.stroke, factor),
        layers: layer.layers.map((child) => scaleLayer(child, factor)),
      };
    case 'progress':
      return {
        ...layer,
        ...base,
        radius: layer.radius && scaleCorners(layer.radius, factor),
        gap: layer.gap * factor,
        thickness: layer.thickness * factor,
      };
    case 'qr':
      return { ...layer, ...base };
    case 'chart':
      return {
        ...layer,
        ...base,
        font: scaleFont(layer.font, factor),
        radius: scaleCorners(layer.radius, factor),
        lineWidth: layer.lineWidth * factor,
        gap: layer.gap * factor,
      };
    case 'rating':
      return { ...layer, ...base, gap: layer.gap * factor, stroke: scaleStroke(layer.stroke, factor) };
    case 'background':
      return { ...layer, ...base, radius: scaleCorners(layer.radius, factor) };
  }
}

function scaleSizing(sizing: ResolvedSizing, factor: number): ResolvedSizing {
  return {
    ...sizing,
    minWidth: times(sizing.minWidth, factor),
    maxWidth: times(sizing.maxWidth, factor),
    minHeight: times(sizing.minHeight, factor),
    maxHeight: times(sizing.maxHeight, factor),
  };
}

const times = (length: number | null, factor: number): number | null => length && length * factor;

function scaleCorners([a, b, c, d]: Corners, factor: number): Corners {
  return [a * factor, b * factor, c * factor, d * factor];
}

function scaleShadow(shadow: ResolvedShadow, factor: number): ResolvedShadow {
  const { x, y, blur, spread } = shadow;
  return { ...shadow, x: x * factor, y: y * factor, blur: blur * factor, spread: spread * factor };
}

function scaleStroke(stroke: ResolvedStroke | null, factor: number): ResolvedStroke | null {
  return stroke && { ...stroke, width: stroke.width * factor, dash: stroke.dash.map((length) => length * factor) };
}

function scaleFont(font: ResolvedFont, factor: number): ResolvedFont {
  return { ...font, size: font.size * factor, letterSpacing: font.letterSpacing * factor };
}

function scaleCandidate(candidate: ImageCandidate, factor: number): ImageCandidate {
  return candidate.type === 'initials' ? { ...candidate, font: scaleFont(candidate.font, factor) } : candidate;
}
