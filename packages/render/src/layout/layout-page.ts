import type { Issue } from '@pictify/expr';
import type { ResolvedLayer, ResolvedScene, ResolvedStack } from '@pictify/scene';
import { type Images, type LostPicture, lostFills, lostMask, shortSource } from '../images.ts';
import { moduleOf } from '../layers/index.ts';
import type { LayoutContext } from '../layers/module.ts';
import { type FontLibrary, TextBudget } from '../text/index.ts';
import { withoutMask } from './drawn-paths.ts';
import { isLaidOut, type LaidOutLayer, type LaidOutPage } from './laid-out.ts';
import { limitEffects } from './limit-effects.ts';
import { limitPaths } from './limit-paths.ts';
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
      return laidOut && withoutLostPictures(laidOut, context);
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
  const limited = limitEffects(limitPaths(laidOut, scene, context.report), scene, context.report);
  return {
    page: { width: scene.width, height: scene.height, layers: quietenBackgrounds(limited) },
    issues: [...issues.values()],
  };
}

/**
 * An image that is not shown is the image layer's own to report; here are those that fill areas, which stay empty, and
 * those of masks, which are taken away: a layer shown whole is better than one that may be cut to nothing.
 */
function withoutLostPictures<L extends LaidOutLayer>(laidOut: L, { images, report }: LayoutContext): L {
  const { layer } = laidOut;
  const tell = ({ source, failure }: LostPicture, what: string): void => {
    const message = `${failure.message} (${shortSource(source)}); ${what}.`;
    report({ code: failure.code, severity: 'warning', message, layer: layer.id, path: layer.path });
  };
  const fills = lostFills(layer, images, laidOut.type === 'image' ? laidOut.candidate : null);
  for (const fill of fills) tell(fill, 'what it should fill stays empty');
  const mask = lostMask(layer, images);
  if (!mask) return laidOut;
  tell(mask, 'the layer is shown without its mask');
  return withoutMask(laidOut);
}
