import type { Issue } from '@pictify/expr';
import type { ResolvedLayer, ResolvedScene } from '@pictify/scene';
import type { Extent } from '../geometry.ts';
import { failedFills, type Images, shortSource } from '../images.ts';
import { moduleOf } from '../layers/index.ts';
import type { LayoutContext } from '../layers/module.ts';
import type { FontLibrary } from '../text/index.ts';
import { isLaidOut, type LaidOutLayer, type LaidOutPage } from './laid-out.ts';
import { rememberSizes } from './remembered-sizes.ts';

export interface LayoutOptions {
  readonly fonts: FontLibrary;
  readonly images: Images;
  /** Index of the page; default 0. */
  readonly page?: number;
}

export interface PageLayout {
  readonly page: LaidOutPage;
  readonly issues: readonly Issue[];
}

/** Decides every position of one page. Pure: fonts and pictures are handed in. */
export function layoutPage(scene: ResolvedScene, options: LayoutOptions): PageLayout {
  const issues = new Map<string, Issue>();
  const contentSize = rememberSizes((layer, room) => moduleOf(layer).measure(layer, room, context));
  const context: LayoutContext = {
    fonts: options.fonts,
    images: options.images,
    locale: scene.locale,
    // An image is asked about again when its stack is measured; it should be reported once.
    report: (issue) => void issues.set(`${issue.code} ${issue.layer} ${issue.message}`, issue),
    measure: (layer, room) => outerSize(layer, room, contentSize),
    layout(layer, box) {
      const laidOut = moduleOf(layer).layout(layer, box, context);
      if (laidOut) reportFills(laidOut, context);
      return laidOut;
    },
  };
  const layers = scene.pages[options.page ?? 0]?.layers ?? [];
  const laidOut = layers
    .map((layer) => {
      const room = { width: scene.width - layer.box.x, height: scene.height - layer.box.y };
      const size = context.measure(layer, room);
      return context.layout(layer, { x: layer.box.x, y: layer.box.y, ...size });
    })
    .filter(isLaidOut);
  return { page: { width: scene.width, height: scene.height, layers: laidOut }, issues: [...issues.values()] };
}

/** An image that is not shown is the image layer's own to report; here are those that fill areas. */
function reportFills(laidOut: LaidOutLayer, { images, report }: LayoutContext): void {
  const { layer } = laidOut;
  for (const { source, failure } of failedFills(layer, images, laidOut.type === 'image' ? laidOut.candidate : null)) {
    const message = `${failure.message} (${shortSource(source)}); what it should fill stays empty.`;
    report({ code: failure.code, severity: 'warning', message, layer: layer.id, path: layer.path });
  }
}

/** Width first, because the height of text follows from it. */
function outerSize(layer: ResolvedLayer, room: Extent, contentSize: LayoutContext['measure']): Extent {
  const { sizing, box } = layer;
  if (sizing.width !== 'hug' && sizing.height !== 'hug') {
    return { width: given(sizing.width, box.width, room.width), height: given(sizing.height, box.height, room.height) };
  }
  const width = given(sizing.width, box.width, room.width);
  const height = given(sizing.height, box.height, room.height);
  const content = contentSize(layer, { width, height });
  return {
    width: sizing.width === 'hug' ? Math.min(content.width, room.width) : width,
    height: sizing.height === 'hug' ? content.height : height,
  };
}

const given = (sizing: string, own: number, room: number): number => (sizing === 'fixed' ? own : Math.max(0, room));
