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
  /** Of the body that has a template or changes of one; the document itself is held to the limits of the scene package. */
  templateBodyBytes: 2 * 1024 ** 2,
  /** Objects and lists inside each other. */
  jsonDepth: 128,
  resultsPage: 1000,
  templatesPage: 100,
  apiKeysPage: 100,
  batchesPage: 100,
  /** Streams of batch events that one workspace may have open. */
  eventStreams: 100,
  /** Operations of one PATCH of a template, with those inside sequences and the values they put back. */
  templateOperations: 1000,
  webhooksPage: 100,
  /** Endpoints of a workspace. */
  webhooks: 50,
  /** How long a replaced webhook secret may go on signing. */
  secretOverlapSeconds: 7 * 24 * 3600,
  /** Bytes of one uploaded font, of all of a workspace, and how many those may be. */
  fontBytes: 5 * 1024 ** 2,
  workspaceFontBytes: 100 * 1024 ** 2,
  workspaceFonts: 100,
  /** Bytes of one uploaded image, of all of a workspace, and how many those may be. */
  assetBytes: 10 * 1024 ** 2,
  workspaceAssetBytes: 1024 ** 3,
  workspaceAssets: 2000,
  assetsPage: 100,
  /** UTF-16 units of an expression, or a text with expressions, that is tried by itself. */
  expressionLength: 64 * 1024,
  /** With the values it is tried with. */
  expressionBodyBytes: 1024 ** 2,
} as const;
