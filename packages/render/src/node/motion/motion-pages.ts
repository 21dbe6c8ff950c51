import type { Issue } from '@pictify/expr';
import type { ResolvedScene } from '@pictify/scene';
import type { Images } from '../../images.ts';
import { pageLengthMs } from '../../motion/length.ts';
import { countIssues } from '../../motion/motion-issues.ts';
import type { PageTiming } from '../../motion/timeline.ts';
import { type SetPage, type Stage, setPage } from '../stage.ts';

/** Pixels of the pictures of all pages that are kept; a page beyond is set again when its turn comes. */
const KEPT_PIXELS = 64_000_000;

/** All pages of a scene, laid out. */
export class MotionPages {
  readonly scene: ResolvedScene;
  readonly scale: number;
  readonly stage: Stage;
  readonly timings: PageTiming[] = [];
  readonly issues: Issue[] = [];
  loadMs = 0;
  layoutMs = 0;
  readonly #kept: (SetPage | null)[] = [];

  /** Pictures are loaded for `scale` device pixels per page pixel. */
  static async set(scene: ResolvedScene, scale: number, stage: Stage): Promise<MotionPages> {
    const pages = new MotionPages(scene, scale, stage);
    let pixels = 0;
    for (const [index, { durationMs, transition, celebrate }] of scene.pages.entries()) {
      const set = await pages.page(index);
      pixels += pixelsOf(set.images);
      pages.#kept[index] = pixels <= KEPT_PIXELS ? set : null;
      const lengthMs = pageLengthMs(set.page, celebrate);
      pages.timings.push({ lengthMs, durationMs, ...(transition ? { transition } : {}) });
      pages.issues.push(...set.issues, ...countIssues(set.page));
    }
    return pages;
  }

  private constructor(scene: ResolvedScene, scale: number, stage: Stage) {
    this.scene = scene;
    this.scale = scale;
    this.stage = stage;
  }

  async page(index: number): Promise<SetPage> {
    const kept = this.#kept[index];
    if (kept) return kept;
    const set = await setPage(this.scene, index, this.scale, this.stage);
    this.loadMs += set.loadMs;
    this.layoutMs += set.layoutMs;
    return set;
  }
}

function pixelsOf(images: Images): number {
  let pixels = 0;
  for (const image of images.values()) if ('picture' in image) pixels += image.picture.width * image.picture.height;
  return pixels;
}
