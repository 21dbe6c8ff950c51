/** How an animated file is written, once. */
export interface MotionSetting {
  readonly fps: number;
  /** Device pixels per page pixel. */
  readonly scale: number;
  readonly colors: number;
  readonly quality: number;
}

/**
 * What may be tried to stay within a weight, from the best to the lightest: first colours (GIF) or quality (WebP), then
 * frames a second, at last the size.
 */
export function lighterSettings(format: 'gif' | 'webp', best: MotionSetting): MotionSetting[] {
  return STEPS[format].map(({ loss, fps = 1, scale = 1 }) => ({
    fps: Math.max(1, best.fps * fps),
    scale: best.scale * scale,
    colors: format === 'gif' ? Math.min(best.colors, loss) : best.colors,
    quality: format === 'webp' ? Math.min(best.quality, loss) : best.quality,
  }));
}

interface Step {
  /** Colours or quality. */
  readonly loss: number;
  readonly fps?: number;
  readonly scale?: number;
}

const STEPS: { readonly [format in 'gif' | 'webp']: readonly Step[] } = {
  gif: [
    { loss: 128 },
    { loss: 64 },
    { loss: 64, fps: 2 / 3 },
    { loss: 32, fps: 2 / 3 },
    { loss: 32, fps: 1 / 2 },
    { loss: 64, fps: 1 / 2, scale: 3 / 4 },
    { loss: 32, fps: 1 / 2, scale: 3 / 4 },
    { loss: 32, fps: 1 / 2, scale: 1 / 2 },
    { loss: 16, fps: 1 / 3, scale: 1 / 2 },
  ],
  webp: [
    { loss: 70 },
    { loss: 60 },
    { loss: 50 },
    { loss: 50, fps: 2 / 3 },
    { loss: 40, fps: 2 / 3 },
    { loss: 30, fps: 1 / 2 },
    { loss: 40, fps: 1 / 2, scale: 3 / 4 },
    { loss: 30, fps: 1 / 2, scale: 1 / 2 },
    { loss: 20, fps: 1 / 3, scale: 1 / 2 },
  ],
};
