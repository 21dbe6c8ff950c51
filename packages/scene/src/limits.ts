/** Every limit of a document and of a row, in one record; an issue names the limit it met. */
export const LIMITS = Object.freeze({
  /** Pixels a side, for the page and each of its sizes. */
  side: 4096,
  layers: 2000,
  /** Keys of one layer, known and unknown. */
  layerProperties: 200,
  /** Groups within groups. */
  nesting: 32,
  pages: 100,
  variables: 500,
  sizes: 100,
  /** UTF-16 units of the document written as JSON. */
  documentLength: 1_048_576,
  /** Errors, and warnings, that are told of one document. */
  findings: 100,
  /** JSON levels, which bounds every recursion over a document or a row. */
  depth: 128,
  idLength: 100,
  repeatItems: 500,
  chartPoints: 500,
  /** Layers of one resolved scene, repeats expanded. */
  resolvedLayers: 10_000,
  /** UTF-16 units of any one text. */
  textLength: 10_000,
  listLength: 10_000,
  /** UTF-16 units of SVG path data, and the segments it may make. */
  pathLength: 65_536,
  pathSegments: 20_000,
  /** UTF-16 units of path data that the expressions of one row may give. */
  rowPathLength: 262_144,
  /** Values inside one list or object variable. */
  rowValues: 100_000,
  rowDepth: 32,
  urlLength: 8192,
  /** Unknown keys of a row that are reported one by one. */
  unknownVariables: 20,
});

/** Keys that could reach a prototype when copied carelessly by anyone further along. */
export const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
