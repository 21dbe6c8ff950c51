import type { ResolvedLayer, ResolvedScene } from '@pictify/scene';
import type { Rect } from '../../geometry.ts';
import { type Images, pictureOf, wantedImages } from '../../images.ts';
import type { LaidOutLayer } from '../../layout/laid-out.ts';
import type { Drawing } from './drawing.ts';
import type { LinkArea } from './link-area.ts';
import type { PdfCanvas } from './pdf-canvas.ts';
import type { Ref } from './syntax.ts';

interface Shown {
  readonly box: Rect;
  /** The pictures it was drawn with. */
  readonly pictures: string;
  readonly form: Ref | null;
  readonly links: readonly LinkArea[];
}

/**
 * Layers that no row changes are the same in every scene, so from the second page that shows one on it is drawn once
 * and referred to. What must be made into bitmaps is drawn so at once.
 */
export class RepeatedLayers {
  readonly #drawing: Drawing;
  readonly #met = new WeakSet<ResolvedLayer>();
  readonly #shown = new WeakMap<ResolvedLayer, Shown>();

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
  }

  /** Draws a layer of the page itself. `paint` draws it and gives its links. */
  show(
    canvas: PdfCanvas,
    laidOut: LaidOutLayer,
    images: Images,
    paint: () => readonly LinkArea[],
  ): readonly LinkArea[] {
    const { layer, box } = laidOut;
    const met = this.#met.has(layer);
    this.#met.add(layer);
    const pictures = met || hasBitmaps(laidOut) ? this.#picturesOf(layer, images) : null;
    if (pictures === null) return paint();
    let shown = this.#shown.get(layer);
    if (!shown || shown.pictures !== pictures || !sameBox(shown.box, box)) {
      let links: readonly LinkArea[] = [];
      const form = canvas.recordForm(() => {
        links = paint();
      });
      shown = { box, pictures, form, links };
      this.#shown.set(layer, shown);
    }
    if (shown.form !== null) canvas.showForm(shown.form);
    return shown.links;
  }

  /** Null when one of them is missing: what stands in for it can be another on each page. */
  #picturesOf(layer: ResolvedLayer, images: Images): string | null {
    const page = { id: '', durationMs: 0, layers: [layer] };
    const scene = { width: 1, height: 1, pages: [page] } as unknown as ResolvedScene;
    const refs: Ref[] = [];
    for (const { source } of wantedImages(scene, 0, 1, new Map())) {
      const picture = pictureOf(images, source);
      if (!picture) return null;
      refs.push(this.#drawing.images.use(picture.drawable));
    }
    return refs.join(' ');
  }
}

function hasBitmaps(laidOut: LaidOutLayer): boolean {
  const { layer } = laidOut;
  if (layer.blur > 0 || layer.shadow.length > 0) return true;
  return 'children' in laidOut && laidOut.children.some(hasBitmaps);
}

const sameBox = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
