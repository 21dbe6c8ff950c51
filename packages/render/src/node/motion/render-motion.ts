import type { Issue } from '@pictify/expr';
import type { ResolvedPlayback, ResolvedScene } from '@pictify/scene';
import { stillIssues } from '../../motion/motion-issues.ts';
import { DEFAULT_FPS } from '../../motion/timeline.ts';
import { writeWithin } from '../encode/weight-budget.ts';
import { checkSize, type Stage } from '../stage.ts';
import { checkMotionOptions, checkTimeline } from './motion-limits.ts';
import { MotionPages } from './motion-pages.ts';
import { lighterSettings, type MotionSetting } from './motion-settings.ts';
import { type MotionFile, MotionShow } from './motion-show.ts';

export interface MotionOptions {
  readonly format: 'gif' | 'webp';
  /** Device pixels per page pixel, 1 to 3; default 1. */
  readonly scale?: number | undefined;
  /** Frames a second while something moves, 1 to 50; default the template's, else 15. */
  readonly fps?: number | undefined;
  /** How often it plays, 0 is for ever; default the template's, else once for one page and for ever for several. */
  readonly loop?: number | undefined;
  /** How long the last frame stays; default the template's, else 2500 for one page and the page's own for several. */
  readonly holdMs?: number | undefined;
  /** How long the finished card shows before it starts to move; default the template's, else as short as can be. */
  readonly posterMs?: number | undefined;
  /** The weight budget. */
  readonly maxBytes?: number | undefined;
  /** WebP: 1 to 100; default 80. */
  readonly quality?: number | undefined;
  /** GIF: 4 to 256, which is the default. */
  readonly colors?: number | undefined;
}

export interface RenderedMotion extends MotionFile {
  /** Those of the scene, its pages and the file. */
  readonly issues: readonly Issue[];
  /** Milliseconds per stage, all attempts to keep to the budget together. */
  readonly timings: {
    readonly loadMs: number;
    readonly layoutMs: number;
    readonly paintMs: number;
    readonly encodeMs: number;
  };
}

/**
 * All pages of a scene as one file that moves. The first frame is the finished first page, for those who see nothing
 * else. What does not move gives a file of one frame, and an issue that says so.
 *
 * @throws RenderLimitError `scale_invalid`, `image_too_large`, `motion_option_invalid`, `motion_too_long`,
 * `motion_too_large`.
 */
export async function renderMotion(
  scene: ResolvedScene,
  options: MotionOptions,
  stage: Stage,
): Promise<RenderedMotion> {
  checkMotionOptions(options);
  const { format, scale = 1, colors = 256, quality = 80, maxBytes } = options;
  checkSize(scene, 0, scale);
  const pages = await MotionPages.set(scene, scale, stage);
  const playback = playbackOf(scene, options);
  const show = new MotionShow(pages, playback);
  const best: MotionSetting = { fps: playback.fps ?? DEFAULT_FPS, scale, colors, quality };
  checkTimeline(show.timeline(best.fps), scene.width * scene.height * scale * scale);

  // Keyed by its bytes, so that only the attempts that may yet be chosen are held.
  const files = new WeakMap<Uint8Array, MotionFile>();
  const write = async (setting: MotionSetting): Promise<Uint8Array> => {
    const file = await show.write(format, setting);
    files.set(file.bytes, file);
    return file.bytes;
  };
  const { bytes, issues } = await writeWithin(
    maxBytes,
    [best, ...lighterSettings(format, best)].map((setting) => ({
      quality: setting.quality,
      cost: costOf(format, setting, scale),
      write: () => write(setting),
    })),
  );
  return {
    ...files.get(bytes)!,
    issues: [...scene.issues, ...pages.issues, ...stillIssues(show.timeline(best.fps)), ...issues],
    timings: { loadMs: pages.loadMs, layoutMs: pages.layoutMs, paintMs: show.paintMs, encodeMs: show.encodeMs },
  };
}

/** The call's wishes, then the template's. */
function playbackOf({ animation }: ResolvedScene, options: MotionOptions): Partial<ResolvedPlayback> {
  const { fps, loop, holdMs, posterMs } = options;
  return {
    fps: fps ?? animation?.fps ?? null,
    loop: loop ?? animation?.loop ?? null,
    holdMs: holdMs ?? animation?.holdMs ?? null,
    posterMs: posterMs ?? animation?.posterMs ?? null,
  };
}

function costOf(format: 'gif' | 'webp', { fps, scale, colors, quality }: MotionSetting, asked: number): string {
  const loss = format === 'gif' ? `${colors} colours` : `quality ${quality}`;
  const size = scale < asked ? `, at ${Math.round((100 * scale) / asked)} % of its size` : '';
  return `${loss} and ${Number(fps.toFixed(1))} frames a second${size}`;
}
