import type { Surface } from '../../canvas.ts';
import { intersection, type Rect, transformedBounds } from '../../geometry.ts';
import { hasPictureFills, type Images } from '../../images.ts';
import type { LaidOutLayer } from '../../layout/laid-out.ts';
import { sameMarks } from '../../layout/same-marks.ts';
import { visibleBounds } from '../../layout/visible-bounds.ts';
import { paintLayers } from '../../paint/paint-page.ts';
import { wholePixels } from '../../paint/patch.ts';
import { createSurface } from '../surface.ts';

interface Settled {
  readonly part: LaidOutLayer;
  /** Its place in the painting order. */
  readonly order: number;
  /** Device pixels that it may mark. */
  readonly marks: Rect;
}

interface Steady {
  readonly part: LaidOutLayer;
  /** The row from which on it has been the same. */
  readonly since: number;
}

/** Numbers of the rows after which the base is looked at anew. Seldom, since it is then painted anew. */
const LESSONS: ReadonlySet<number> = new Set([8, 64, 512]);
/** Rows for which a part must have been the same to be taken in. */
const STEADY_ROWS = 6;

/**
 * The parts of a page that rows have in common, painted once. A part stays in it as long as every row has it, equal in
 * all that is drawn, and draws nothing of its own below it; the first row for which that is not so takes it out for good.
 * Parts that turn out to be the same in row after row, such as the labels of a list, are taken in. So whatever is assumed
 * of a template, what comes out is what painting everything would give.
 */
export class PageBase {
  readonly #scale: number;
  readonly #surface: Surface;
  /** By layer id. */
  #settled: ReadonlyMap<string, Settled>;
  /** Of parts that are not in the base, by layer id. */
  readonly #steady = new Map<string, Steady>();
  readonly #expelled = new Set<string>();
  #rows = 0;

  /** `parts` in their order, each with an id of its own; `images` are those they were laid out with. */
  constructor(parts: readonly LaidOutLayer[], images: Images, size: { width: number; height: number; scale: number }) {
    this.#scale = size.scale;
    this.#surface = createSurface(size.width * size.scale, size.height * size.scale);
    this.#settled = new Map(parts.map((part, order) => [part.layer.id, this.#settle(part, order)] as const));
    this.#paint(images);
  }

  /** What `drawImage` takes. */
  get drawable(): unknown {
    return this.#surface.drawable;
  }

  /**
   * The parts of a row that have to be painted over the base, in order; what of the base does not fit leaves it first.
   * Of the pictures with which areas are filled those in the base must be what they were for it.
   */
  partsToPaint(parts: readonly LaidOutLayer[], images: Images): readonly LaidOutLayer[] {
    const { kept, rest } = this.#divide(parts, (part) => {
      const settled = this.#settled.get(part.layer.id);
      return settled && sameMarks(settled.part, part) ? settled : undefined;
    });
    if (kept.size < this.#settled.size) {
      for (const id of this.#settled.keys()) if (!kept.has(id)) this.#expelled.add(id);
      this.#settled = kept;
      this.#paint(images);
    }
    for (const part of rest) {
      const before = this.#steady.get(part.layer.id);
      if (!before || !sameMarks(before.part, part)) this.#steady.set(part.layer.id, { part, since: this.#rows });
    }
    return LESSONS.has(++this.#rows) ? this.#takeIn(parts, rest, images) : rest;
  }

  /** Takes in what of `rest` has been the same for some rows; answers what then is left of it. */
  #takeIn(parts: readonly LaidOutLayer[], rest: readonly LaidOutLayer[], images: Images): readonly LaidOutLayer[] {
    const joining = new Set(rest.filter((part) => this.#isSteady(part)));
    const { kept, rest: left } = this.#divide(parts, (part, order) => {
      return joining.has(part) || this.#settled.has(part.layer.id) ? this.#settle(part, order) : undefined;
    });
    if (left.length === rest.length) return rest;
    this.#settled = kept;
    this.#paint(images);
    return left;
  }

  #isSteady({ layer }: LaidOutLayer): boolean {
    const since = this.#steady.get(layer.id)?.since ?? this.#rows;
    return this.#rows - since >= STEADY_ROWS && !this.#expelled.has(layer.id) && !hasPictureFills(layer);
  }

  /** Those parts that may be in the base, as `settledAs` has them and nothing else marks the page below, and the rest. */
  #divide(
    parts: readonly LaidOutLayer[],
    settledAs: (part: LaidOutLayer, order: number) => Settled | undefined,
  ): { kept: ReadonlyMap<string, Settled>; rest: readonly LaidOutLayer[] } {
    const kept = new Map<string, Settled>();
    const rest: LaidOutLayer[] = [];
    const marked: Rect[] = [];
    let last = -1;
    for (const [order, part] of parts.entries()) {
      const settled = kept.has(part.layer.id) ? undefined : settledAs(part, order);
      if (settled && settled.order > last && marked.every((marks) => intersection(marks, settled.marks) === null)) {
        kept.set(part.layer.id, settled);
        last = settled.order;
      } else {
        rest.push(part);
        marked.push(this.#marksOf(part));
      }
    }
    return { kept, rest };
  }

  #settle(part: LaidOutLayer, order: number): Settled {
    return { part, order, marks: this.#marksOf(part) };
  }

  #marksOf(part: LaidOutLayer): Rect {
    const scale = this.#scale;
    return wholePixels(transformedBounds(visibleBounds(part), { a: scale, b: 0, c: 0, d: scale, e: 0, f: 0 }));
  }

  #paint(images: Images): void {
    const { width, height, context } = this.#surface;
    context.clearRect(0, 0, width, height);
    const parts = [...this.#settled.values()].map(({ part }) => part);
    paintLayers(this.#surface, parts, { images, createSurface, scale: this.#scale });
  }
}
