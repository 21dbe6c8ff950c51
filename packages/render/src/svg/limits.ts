/** What an SVG may be. Nodes and depth are counted through every reference, as often as it is drawn. */
export const SVG_LIMITS = {
  bytes: 1_000_000,
  nodes: 50_000,
  depth: 64,
  /** Numbers of all paths together, repeated ones counted. */
  numbers: 1_000_000,
  /** Pixels of all layers that are blended, clipped or filtered by themselves, as if each covered the whole bitmap. */
  layerPixels: 2_000_000_000,
  attributes: 64,
  /** Of all rules of its style sheets together. */
  selectors: 2000,
  /** Nodes looked at for selectors, and properties set by them. */
  styleSteps: 2_000_000,
  /** Pixels of all pictures inside it together. */
  imagePixels: 16_000_000,
} as const;
