import type { Issue } from '@pictify/expr';
import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import type { Canvas2D, SurfaceFactory } from '../canvas.ts';
import type { Extent, Rect } from '../geometry.ts';
import type { Images } from '../images.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import type { FontLibrary, TextBudget } from '../text/index.ts';

export interface LayoutContext {
  readonly fonts: FontLibrary;
  readonly images: Images;
  readonly locale: string;
  /** Of the page. */
  readonly texts: TextBudget;
  readonly report: (issue: Issue) => void;
  /** The layer's outer size under its `sizing`, given the room there is (Infinity: unconstrained). */
  readonly measure: (layer: ResolvedLayer, room: Extent) => Extent;
  /** The same if its filling sides hugged, as a stack that hugs around it wants to know. */
  readonly natural: (layer: ResolvedLayer, room: Extent) => Extent;
  /** From the top of a layer of this size to the baseline it stands on in a row; by default its lower edge. */
  readonly baseline: (layer: ResolvedLayer, size: Extent) => number;
  /** False while natural sizes are asked for: what fills along a stack does not take the room that is left. */
  readonly grows: boolean;
  /** The children of a stack that take part in it; see `shownChildren`. */
  readonly shown: (stack: ResolvedStack) => readonly ResolvedLayer[];
  readonly layout: (layer: ResolvedLayer, box: Rect) => LaidOutLayer | null;
}

export interface PaintContext {
  readonly images: Images;
  readonly createSurface: SurfaceFactory;
  /** The surface being painted, in device pixels. */
  readonly target: Extent;
  /** How far outside of it, in device pixels, effects may look for content that they bring in. */
  readonly reach: number;
  /** The same context for painting on another surface, with what is left of the reach. */
  readonly on: (target: Extent, reach: number) => PaintContext;
  /** Paints a layer with its rotation and effects. */
  readonly paint: (canvas: Canvas2D, laidOut: LaidOutLayer) => void;
}

/** One layer type: how large it would like to be, what it becomes in a box, where it marks the page, and the marks. */
export interface LayerModule<Resolved extends ResolvedLayer, LaidOut extends LaidOutLayer> {
  /** The size of the content itself, at most `room`. Used where a side hugs. */
  measure(layer: Resolved, room: Extent, context: LayoutContext): Extent;
  /** From the top of a box of this size to its first baseline; null or left out: it has none. */
  baseline?(layer: Resolved, size: Extent, context: LayoutContext): number | null;
  /** Whether there is nothing in it to be seen, so that a stack along which it hugs closes the gap. */
  blank?(layer: Resolved, context: LayoutContext): boolean;
  /** null: nothing is drawn and a stack closes the gap. */
  layout(layer: Resolved, box: Rect, context: LayoutContext): LaidOut | null;
  /** What the marks cover before effects and the layer's own rotation; `visible` gives the same of a child, after them. */
  bounds(laidOut: LaidOut, visible: (child: LaidOutLayer) => Rect): Rect;
  /** True when no two marks overlap, so that opacity and blending may be applied to each mark by itself. */
  flat(laidOut: LaidOut): boolean;
  paint(canvas: Canvas2D, laidOut: LaidOut, context: PaintContext): void;
  /**
   * Fills the layer's outline, grown by `by` pixels (shrunk where negative), opaque, on an empty canvas: for shadows that
   * spread or fall inwards. False or left out: it has none, and what it paints is what casts them.
   */
  silhouette?(canvas: Canvas2D, laidOut: LaidOut, by: number): boolean;
}
