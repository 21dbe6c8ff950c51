import type { Issue } from '@pictify/expr';
import type { ResolvedLayer, ResolvedScene, ResolvedStack } from '@pictify/scene';
import { failedFills, type Images, shortSource } from '../images.ts';
import { moduleOf } from '../layers/index.ts';
import type { LayoutContext } from '../layers/module.ts';
import { type FontLibrary, TextBudget } from '../text/index.ts';
import { isLaidOut, type LaidOutLayer, type LaidOutPage } from './laid-out.ts';
import { naturalSize, outerSize } from './outer-size.ts';
import { quietenBackgrounds } from './quiet-zones.ts';
import { rememberAnswers } from './remembered-answers.ts';
import { shownChildren } from './shown-children.ts';

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
  const texts = new TextBudget();
  const tired = (): boolean => texts.exhausted;
  const contentSize = rememberAnswers((layer, room) => moduleOf(layer).measure(layer, room, context), tired);
  const naturalContentSize = rememberAnswers(
    (layer, room) => moduleOf(layer).measure(layer, room, naturalContext),
    tired,
  );
  const shown = new Map<ResolvedStack, readonly ResolvedLayer[]>();
  const context: LayoutContext = {
    fonts: options.fonts,
    images: options.images,
    locale: scene.locale,
    texts,
    // An image is asked about again when its stack is measured; it should be reported once.
    report: (issue) => void issues.set(`${issue.code} ${issue.layer} ${issue.message}`, issue),
    measure: (layer, room) => outerSize(layer, room, contentSize),
    natural: (layer, room) => naturalSize(layer, room, naturalContentSize),
    baseline: rememberAnswers((layer, size) => moduleOf(layer).baseline?.(layer, size, context) ?? size.height, tired),
    grows: true,
    shown(stack) {
      let children = shown.get(stack);
      if (!children) shown.set(stack, (children = shownChildren(stack, context)));
      return children;
    },
    layout(layer, box) {
      const laidOut = moduleOf(layer).layout(layer, box, context);
      if (laidOut) reportFills(laidOut, context);
      return laidOut;
    },
  };
  const naturalContext: LayoutContext = { ...context, measure: context.natural, grows: false };
  const layers = scene.pages[options.page ?? 0]?.layers ?? [];
  const laidOut = layers
    .map((layer) => {
      const room = { width: scene.width - layer.box.x, height: scene.height - layer.box.y };
      const size = context.measure(layer, room);
      return context.layout(layer, { x: layer.box.x, y: layer.box.y, ...size });
    })
    .filter(isLaidOut);
  return {
    page: { width: scene.width, height: scene.height, layers: quietenBackgrounds(laidOut) },
    issues: [...issues.values()],
  };
}

/** An image that is not shown is the image layer's own to report; here are those that fill areas. */
function reportFills(laidOut: LaidOutLayer, { images, report }: LayoutContext): void {
  const { layer } = laidOut;
  for (const { source, failure } of failedFills(layer, images, laidOut.type === 'image' ? laidOut.candidate : null)) {
    const message = `${failure.message} (${shortSource(source)}); what it should fill stays empty.`;
    report({ code: failure.code, severity: 'warning', message, layer: layer.id, path: layer.path });
  }
}
