/** One way to write an image. A format gives its ways from the best to the lightest that is still fit to be seen. */
export interface Setting {
  /** 1..100 */
  readonly quality: number;
  /** What it costs, for people: “quality 62”, “256 colours”. */
  readonly cost: string;
  write(): Promise<Uint8Array>;
}

/** As many as five halvings tell apart. */
const STEPS = 31;

/** Whole qualities from `top` to `floor`, evenly spread where there are more than can be tried. `top` is always first. */
export function qualitySteps(top: number, floor: number): number[] {
  const range = Math.max(0, top - floor);
  const steps = Math.min(STEPS - 1, range);
  return Array.from({ length: steps + 1 }, (_, step) => top - Math.round((range * step) / Math.max(1, steps)));
}

/** 1..100, whole. */
export function clampQuality(quality: number): number {
  return Math.min(100, Math.max(1, Math.round(quality)));
}
