import type { CardRow } from './reference-card/rows.ts';
import type { Format, Painter } from './subject.ts';

export interface Effort {
  /** Passes over the rows; the median pass is reported. */
  readonly repetitions: number;
  /** About how long all passes of one format may take; a slow subject paints fewer of the rows in each. */
  readonly seconds: number;
}

export interface Measurement {
  readonly format: Format;
  /** Painted in one pass. */
  readonly images: number;
  readonly repetitions: number;
  /** Of the median pass. */
  readonly imagesPerSecond: number;
  readonly msPerImage: number;
  /** Of every pass, in order: the spread is the noise of the machine. */
  readonly passes: readonly number[];
  /** Mean over all passes, milliseconds an image. */
  readonly stagesMs: Readonly<Record<string, number>>;
  /** Mean size of an image. */
  readonly bytes: number;
  /** CPU time an image took in this process, all threads; above `msPerImage` where the subject used several cores. */
  readonly cpuMsPerImage: number;
}

const WARM_UP_MS = 3000;
const MIN_IMAGES = 5;

/** `onPass` is told images per second after each pass. */
export async function measure(
  painter: Painter,
  rows: readonly CardRow[],
  format: Format,
  effort: Effort,
  onPass: (pass: number, imagesPerSecond: number) => void,
): Promise<Measurement> {
  const images = imagesPerPass(await warmUp(painter, rows, format), rows.length, effort);
  const stagesMs: Record<string, number> = {};
  const passes: number[] = [];
  let bytes = 0;
  const cpuAtStart = process.cpuUsage();
  for (let pass = 1; pass <= effort.repetitions; pass++) {
    const startedAt = performance.now();
    for (const row of rows.slice(0, images)) {
      const painted = await painter.paint(row, format);
      bytes += painted.bytes.byteLength;
      for (const [stage, ms] of Object.entries(painted.stagesMs ?? {})) stagesMs[stage] = (stagesMs[stage] ?? 0) + ms;
      await nextMacrotask();
    }
    passes.push((images * 1000) / (performance.now() - startedAt));
    onPass(pass, passes.at(-1)!);
  }
  const { user, system } = process.cpuUsage(cpuAtStart);
  const total = images * effort.repetitions;
  const imagesPerSecond = median(passes);
  return {
    format,
    images,
    repetitions: effort.repetitions,
    imagesPerSecond,
    msPerImage: 1000 / imagesPerSecond,
    passes,
    stagesMs: Object.fromEntries(Object.entries(stagesMs).map(([stage, ms]) => [stage, ms / total])),
    bytes: Math.round(bytes / total),
    cpuMsPerImage: (user + system) / 1000 / total,
  };
}

/** How many rows a pass paints, given what one image took in the warm-up. */
export function imagesPerPass(warmMs: number, rowCount: number, effort: Effort): number {
  const affordable = Math.floor((effort.seconds * 1000) / effort.repetitions / warmMs);
  return Math.min(rowCount, Math.max(MIN_IMAGES, affordable));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Paints until caches and compiled code are warm; the mean milliseconds of the later half of the images. */
async function warmUp(painter: Painter, rows: readonly CardRow[], format: Format): Promise<number> {
  const times: number[] = [];
  const startedAt = performance.now();
  for (const row of rows) {
    const paintStartedAt = performance.now();
    await painter.paint(row, format);
    times.push(performance.now() - paintStartedAt);
    await nextMacrotask();
    if (times.length >= MIN_IMAGES && performance.now() - startedAt > WARM_UP_MS) break;
  }
  const later = times.slice(times.length >> 1);
  return later.reduce((sum, ms) => sum + ms, 0) / later.length;
}

/** Native image buffers are only released between macrotasks. */
function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
