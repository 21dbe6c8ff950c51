/** Typed defaults of what one request may ask for; an error names the limit, its maximum and the actual value. */
export const limits = {
  /** Pixels a side, before scale. */
  sidePixels: 4096,
  /** Pixels of the finished image, after scale. */
  imagePixels: 50_000_000,
  /** Images of one synchronous call. */
  variableSets: 100,
  /** Rows of one batch. */
  batchRows: 1_000_000,
  batchBodyBytes: 2 * 1024 ** 3,
  jsonBodyBytes: 8 * 1024 ** 2,
  /** Objects and lists inside each other. */
  jsonDepth: 128,
  resultsPage: 1000,
  templatesPage: 100,
  /** Bytes of one uploaded font, of all of a workspace, and how many those may be. */
  fontBytes: 5 * 1024 ** 2,
  workspaceFontBytes: 100 * 1024 ** 2,
  workspaceFonts: 100,
} as const;
