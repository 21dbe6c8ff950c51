import type { ImageCandidate, ResolvedImage, ResolvedSpan } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect } from '../geometry.ts';
import { chooseImage, shortSource } from '../images.ts';
import type { LaidOutImage } from '../layout/laid-out.ts';
import { fillPath } from '../paint/fill.ts';
import { fillGrown } from '../paint/fill-grown.ts';
import { drawPicture } from '../paint/picture.ts';
import { paintEdged, strokeReach } from '../paint/stroke.ts';
import { paintText } from '../paint/text.ts';
import { type Outline, roundedBox } from '../shapes/outline.ts';
import { layoutText, type TextLayout } from '../text/index.ts';
import type { LayerModule, LayoutContext, PaintContext } from './module.ts';

type Initials = Extract<ImageCandidate, { type: 'initials' }>;

export const image: LayerModule<ResolvedImage, LaidOutImage> = {
  measure(layer, room, context) {
    const { candidate, picture } = chooseImage(layer, context.images);
    if (candidate.type === 'hide') return { width: 0, height: 0 };
    if (!picture) return { width: layer.box.width, height: layer.box.height };
    const scale = Math.min(1, room.width / picture.naturalWidth, room.height / picture.naturalHeight);
    return { width: picture.naturalWidth * scale, height: picture.naturalHeight * scale };
  },
  layout(layer, box, context) {
    const { candidate, picture, failures } = chooseImage(layer, context.images);
    for (const { source, failure } of failures) {
      context.report({
        code: failure.code,
        severity: 'warning',
        message: `${failure.message} (${shortSource(source)}); ${SHOWN[candidate.type]} instead.`,
        layer: layer.id,
        path: layer.path,
        ...(layer.variables[0] === undefined ? {} : { variable: layer.variables[0] }),
      });
    }
    if (candidate.type === 'url' && picture?.leftOut) {
      context.report({
        code: 'svg_simplified',
        severity: 'info',
        message: `The SVG is shown without ${picture.leftOut.join('; ')} (${shortSource(candidate.source)}).`,
        layer: layer.id,
        path: layer.path,
      });
    }
    if (candidate.type === 'hide') return null;
    const initials =
      candidate.type === 'initials' ? layoutInitials(initialsSpan(candidate, layer, box), box, context) : null;
    return { type: 'image', layer, box, candidate, picture, initials };
  },
  bounds: ({ layer, box }) => outset(box, strokeReach(layer.stroke, roundedBox(box, layer.radius))),
  flat: ({ layer, candidate }) => !layer.stroke && !layer.background && candidate.type !== 'initials',
  paint(canvas, laidOut, context) {
    const { layer, box } = laidOut;
    const content = (on: Canvas2D, area: Pick<Outline, 'trace'>): void => {
      const trace = (): void => area.trace(on);
      if (layer.background) fillPath(on, layer.background, box, trace, context);
      paintContent(on, laidOut, trace, context);
    };
    paintEdged(canvas, { outline: roundedBox(box, layer.radius), stroke: layer.stroke, box, content }, context);
  },
  silhouette(canvas, { layer, box }, by) {
    // A picture may be see-through: only what asks for the outline itself gets it.
    if (by === 0) return false;
    const outline = roundedBox(box, layer.radius);
    fillGrown(canvas, outline, by + strokeReach(layer.stroke, outline));
    return true;
  },
};

const SHOWN = {
  url: 'the next image is shown',
  initials: 'the initials are shown',
  paint: 'a plain fill is shown',
  hide: 'the layer is left out',
} as const;

function paintContent(canvas: Canvas2D, laidOut: LaidOutImage, trace: () => void, context: PaintContext): void {
  const { layer, box, candidate, picture, initials } = laidOut;
  if (candidate.type === 'paint') fillPath(canvas, candidate.paint, box, trace, context);
  if (candidate.type === 'initials' && initials) {
    fillPath(canvas, candidate.background, box, trace, context);
    paintText(canvas, initials, [initialsSpan(candidate, layer, box)], box);
  }
  if (picture) {
    canvas.save();
    canvas.beginPath();
    trace();
    canvas.clip();
    drawPicture(canvas, picture, box, layer.fit, layer.focalPoint, layer);
    canvas.restore();
  }
}

/** Of the box's width: what a circle leaves to a line of letters in its middle. */
const INITIALS_ROOM = 0.76;

/** Letters in the middle of the box, smaller where they would come near its edge, which most often is round. */
function layoutInitials(span: ResolvedSpan, box: Rect, context: LayoutContext): TextLayout {
  const { size } = span.font;
  const layout = (width: number, least: number, most: number): TextLayout =>
    layoutText(
      {
        spans: [{ ...span, font: { ...span.font, size: most } }],
        width,
        height: box.height,
        align: 'center',
        verticalAlign: 'middle',
        direction: 'auto',
        fit: { mode: 'shrink', minSize: least, maxSize: most, maxLines: 1, overflow: 'visible' },
        locale: context.locale,
      },
      context.fonts,
    );
  const fitted = size * layout(box.width * INITIALS_ROOM, size / 4, size).scale;
  return layout(box.width, fitted, fitted);
}

/** The letters grow and shrink with an avatar that a stack has given another size than the document's. */
function initialsSpan(candidate: Initials, layer: ResolvedImage, box: Rect): ResolvedSpan {
  const own = Math.min(layer.box.width, layer.box.height);
  const size = own > 0 ? (candidate.font.size * Math.min(box.width, box.height)) / own : candidate.font.size;
  const font = { ...candidate.font, size: Math.max(1, size), lineHeight: 1, letterSpacing: 0 };
  return { text: candidate.text, color: candidate.color, font };
}
