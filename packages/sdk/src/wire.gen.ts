// Written by `npm run gen` from the OpenAPI document: change the schemas in packages/api instead.

export interface BatchEvent {
  type: 'batch.completed' | 'batch.failed' | 'batch.cancelled';
  timestamp: string;
  data: {
    batchId: string;
    templateId: string;
    dryRun: boolean;
    status: 'queued' | 'processing' | 'completed' | 'partial' | 'failed' | 'cancelled';
    total: number;
    completed: number;
    failed: number;
    cancelled: number;
    durationMs: number;
    /** Signed: NDJSON, needs no key */
    resultsUrl: string;
    metadata: Record<string, unknown> | null;
    /** Left out above PICTIFY_WEBHOOK_INLINE rows: read resultsUrl */
    images?: Array<{
      index: number;
      key: string | null;
      url: string | null;
      status: 'queued' | 'completed' | 'failed' | 'cancelled' | 'deleted';
      error: {
        code: string;
        message: string;
      } | null;
    }> | undefined;
  };
}

export interface RenderFailedEvent {
  type: 'render.failed';
  timestamp: string;
  data: {
    templateId: string;
    /** The `code` that the caller was answered */
    code: string;
    message: string;
    /** How many since the last such message of this template, this one included */
    failures: number;
  };
}

export interface Template {
  id: string;
  /** Same as id */
  uid: string;
  name: string;
  description: string;
  width: number;
  height: number;
  /** Counts the changes; also the ETag */
  revision: number;
  /** Of a pinned id: the published version */
  version?: number | undefined;
  variables: Array<Record<string, unknown>>;
  sizes: string[];
  createdAt: string;
  updatedAt: string;
  document?: TemplateDocument | undefined;
}

/** Left out of lists */
export type TemplateDocument = Record<string, unknown>;

export interface Problem {
  /** Where the code is explained */
  type: string;
  /** The same for every answer with this code */
  title: string;
  status: number;
  /** What happened here, and what to do about it */
  detail: string;
  /** The path that was asked for */
  instance: string;
  /** What programs compare */
  code: 'unknown_parameter' | 'invalid_parameter' | 'malformed_request' | 'unauthenticated' | 'scope_missing' | 'link_invalid' | 'not_found' | 'method_not_allowed' | 'not_acceptable' | 'wrong_state' | 'nothing_to_retry' | 'already_exists' | 'version_immutable' | 'revision_conflict' | 'precondition_failed' | 'too_many_fonts' | 'too_many_assets' | 'asset_in_use' | 'idempotency_running' | 'environment_key' | 'last_admin_key' | 'link_expired' | 'body_too_large' | 'too_many_rows' | 'unsupported_media_type' | 'headers_too_large' | 'range_not_satisfiable' | 'malformed_body' | 'invalid_body' | 'not_supported' | 'template_invalid' | 'font_invalid' | 'asset_invalid' | 'too_many_webhooks' | 'webhook_refused' | 'image_too_large' | 'output_refused' | 'idempotency_mismatch' | 'rate_limited' | 'too_many_streams' | 'overloaded' | 'internal' | 'render_failed' | 'render_crashed' | 'not_ready' | 'storage_full';
  /** Finds the lines of this request in the server’s log */
  requestId: string;
  /** Every single problem, where there are several or they have a place */
  errors: Array<{
    /** JSON pointer to what is wrong; empty for the whole body */
    field: string;
    code: string;
    message: string;
    /** Of a mistake in an expression, within its text; from 1 */
    line?: number | undefined;
    /** From 1, in characters as a text editor counts them */
    column?: number | undefined;
    /** The line, shortened around the place, and under it carets */
    excerpt?: string | undefined;
  }>;
  /** Same as detail */
  message: string;
  /** Same as detail */
  error: string;
  /** With `wrong_state`: the states in which it would have worked */
  allowed?: string[] | undefined;
  /** With `revision_conflict` and `precondition_failed`: the current revision */
  revision?: number | undefined;
}

export interface Issue {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  path?: string | undefined;
  layer?: string | undefined;
  variable?: string | undefined;
  /** Of a mistake in an expression, within its text; from 1 */
  line?: number | undefined;
  /** From 1, in characters as a text editor counts them */
  column?: number | undefined;
  /** The line, shortened around the place, and under it carets */
  excerpt?: string | undefined;
  /** Of a PDF of several sets: the index of the set */
  set?: number | undefined;
}

export interface TemplatePatch {
  /** The revision the operations were made on */
  baseRevision: number;
  /** Applied in order, all or none */
  operations: TemplateOperation[];
}

/** `setProps {layerId, props}` merges into a layer, null removes; `restoreProps {layerId, values: [{pointer, value?}]}` puts exact values; `addLayer {layer, pageId?, parentId?, index?}`; `removeLayers {ids}`; `reorder {layerId, index?, pageId?, parentId?}`; `restoreOverrides {values: [{size, layerId, props?}]}` of the sizes; `setVariable {variable, index?}` adds or replaces; `removeVariable {name}`; `sequence {operations, summary?}`. */
export type TemplateOperation = {
  type: 'setProps' | 'restoreProps' | 'addLayer' | 'removeLayers' | 'reorder' | 'restoreOverrides' | 'setVariable' | 'removeVariable' | 'sequence';
} & Record<string, unknown>;

export interface TemplateVersion {
  /** `{template}@{version}`, which can stand wherever a template’s id can */
  id: string;
  templateUid: string;
  version: number;
  /** The revision that was published */
  revision: number;
  /** Equal documents have equal hashes */
  documentHash: string;
  name: string | null;
  note: string | null;
  publishedAt: string;
  /** The template’s saved document is this version’s */
  current: boolean;
}

export interface PublishRequest {
  /** What people call this version */
  name?: string | undefined;
  /** What is new in it */
  note?: string | undefined;
}

export interface RollbackRequest {
  /** A published version */
  version?: number | undefined;
  /** Instead: what an earlier rollback replaced */
  revision?: number | undefined;
}

export interface DuplicateRequest {
  /** Of the copy; default a new one */
  id?: string | undefined;
  /** Of the copy; default “Copy of …” */
  name?: string | undefined;
}

export interface RenderResponse {
  id: string;
  url: string;
  width: number;
  height: number;
  format: string;
  bytes: number;
  altText: string;
  issues: Issue[];
  createdAt: string;
  image: {
    url: string;
  };
  /** In the order of the sets, without those in `errors` */
  results: Array<{
    id: string;
    name: string;
    url: string;
    width: number;
    height: number;
    format: string;
    bytes: number;
    altText: string;
    issues: Issue[];
    createdAt: string;
  }>;
  /** Sets that could not be drawn; the call itself fails only where that is all of them */
  errors: Array<{
    index: number;
    code: string;
    message: string;
  }>;
  templateUid: string;
  totalRendered: number;
}

export interface RenderRequest {
  /** The values of one row; what is missing gets the template’s default */
  variables?: Record<string, unknown> | undefined;
  /** Several rows: one image each, or the pages of one PDF */
  variableSets?: Array<Record<string, unknown>> | undefined;
  /** What is to be different about layers, as Bannerbear, Placid and Templated say it: a list of maps with a “name”, or a map by name. Wins over variables */
  modifications?: Array<Record<string, unknown>> | Record<string, Record<string, unknown>> | undefined;
  /** What is to be different about layers, as Bannerbear, Placid and Templated say it: a list of maps with a “name”, or a map by name. Wins over variables */
  layers?: Array<Record<string, unknown>> | Record<string, Record<string, unknown>> | undefined;
  /** More variables, as HTML/CSS to Image says it. Wins over variables */
  template_values?: Record<string, unknown> | undefined;
  /** Default png */
  fileExtension?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** Alias of fileExtension */
  format?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** The name of one of the template’s sizes or of GET /v1/sizes, or a width and a height in pixels */
  size?: string | {
    width: number;
    height: number;
  } | undefined;
  /** Pixels per pixel of the size; default 1, or what the channel of a named size wants */
  scale?: 1 | 2 | 3 | undefined;
  /** 1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF */
  quality?: number | undefined;
  /** A weight budget: the best quality that stays under it is found. Not for PDF */
  maxBytes?: number | undefined;
  /** PNG: at most 256 colours, for weight */
  palette?: boolean | undefined;
  /** JPEG: shows coarse first, then sharper */
  progressive?: boolean | undefined;
  /** JPEG: what lies behind transparent pixels; default #ffffff */
  background?: string | undefined;
  /** WebP: exact pixels, at several times the weight */
  lossless?: boolean | undefined;
  /** WebP: move as the GIF would. A GIF always does */
  animated?: boolean | undefined;
  /** GIF and animated WebP: frames a second; default the template’s */
  fps?: number | undefined;
  /** GIF and animated WebP: how often it plays; 0 is for ever */
  loop?: number | undefined;
  /** GIF and animated WebP: how long the finished card stays before it plays again */
  holdMs?: number | undefined;
  /** PDF: the page; default the template’s own size */
  paper?: 'page' | 'A4' | 'Letter' | {
    width: number;
    height: number;
    unit?: 'mm' | 'in' | 'pt' | 'px' | undefined;
  } | undefined;
  /** PDF: of the paper; default auto */
  orientation?: 'auto' | 'portrait' | 'landscape' | undefined;
  /** PDF: points on every side that stay empty; default 0 */
  margin?: number | undefined;
  /** The page that is drawn. Without it: the first; in a GIF or PDF, all */
  page?: number | undefined;
  /** BCP 47; default the template’s */
  locale?: string | undefined;
  /** IANA zone; default the template’s */
  timeZone?: string | undefined;
}

export interface BatchAccepted {
  id: string;
  batchId: string;
  jobId: string;
  status: 'queued';
  total: number;
  totalItems: number;
  dryRun: boolean;
  statusUrl: string;
  resultsUrl: string;
  /** What was degraded, in sum */
  reportUrl: string;
}

export interface BatchRequest {
  /** Called once, signed, when every image is there */
  webhookUrl?: string | undefined;
  /** The variable whose value identifies a row in the results */
  key?: string | undefined;
  /** Returned with the batch, at most 16 KB */
  metadata?: Record<string, unknown> | undefined;
  /** Before or after other batches; default normal */
  priority?: 'high' | 'normal' | 'low' | undefined;
  /** Draw every row and store no image: read the report. See preflight */
  dryRun?: boolean | undefined;
  /** Default png */
  fileExtension?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** Alias of fileExtension */
  format?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** The name of one of the template’s sizes or of GET /v1/sizes, or a width and a height in pixels */
  size?: string | {
    width: number;
    height: number;
  } | undefined;
  /** Pixels per pixel of the size; default 1, or what the channel of a named size wants */
  scale?: 1 | 2 | 3 | undefined;
  /** 1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF */
  quality?: number | undefined;
  /** A weight budget: the best quality that stays under it is found. Not for PDF */
  maxBytes?: number | undefined;
  /** PNG: at most 256 colours, for weight */
  palette?: boolean | undefined;
  /** JPEG: shows coarse first, then sharper */
  progressive?: boolean | undefined;
  /** JPEG: what lies behind transparent pixels; default #ffffff */
  background?: string | undefined;
  /** WebP: exact pixels, at several times the weight */
  lossless?: boolean | undefined;
  /** WebP: move as the GIF would. A GIF always does */
  animated?: boolean | undefined;
  /** GIF and animated WebP: frames a second; default the template’s */
  fps?: number | undefined;
  /** GIF and animated WebP: how often it plays; 0 is for ever */
  loop?: number | undefined;
  /** GIF and animated WebP: how long the finished card stays before it plays again */
  holdMs?: number | undefined;
  /** PDF: the page; default the template’s own size */
  paper?: 'page' | 'A4' | 'Letter' | {
    width: number;
    height: number;
    unit?: 'mm' | 'in' | 'pt' | 'px' | undefined;
  } | undefined;
  /** PDF: of the paper; default auto */
  orientation?: 'auto' | 'portrait' | 'landscape' | undefined;
  /** PDF: points on every side that stay empty; default 0 */
  margin?: number | undefined;
  /** The page that is drawn. Without it: the first; in a GIF or PDF, all */
  page?: number | undefined;
  /** BCP 47; default the template’s */
  locale?: string | undefined;
  /** IANA zone; default the template’s */
  timeZone?: string | undefined;
  /** Images are drawn now; there is no other mode yet */
  mode?: 'eager' | undefined;
  /** 1 to 1,000,000 rows, one image each. Alias: variableSets */
  variables: Array<Record<string, unknown>>;
}

export interface BatchReport {
  batchId: string;
  templateId: string;
  dryRun: boolean;
  /** While it is not an end state, the report is of the rows drawn so far */
  status: 'queued' | 'processing' | 'completed' | 'partial' | 'failed' | 'cancelled';
  total: number;
  /** Rows by status */
  counts: {
    queued: number;
    completed: number;
    failed: number;
    cancelled: number;
    deleted: number;
  };
  /** Completed rows whose image has an issue that is an error or a warning */
  degraded: number;
  /** In words, a sentence each: how it went and what to look at first */
  text: string[];
  /** Most rows first. Why rows failed is among them. Of very many kinds the rarer are summed up by code */
  issues: Array<{
    code: string;
    severity: 'error' | 'warning' | 'info';
    layer: string | null;
    variable: string | null;
    /** Rows that have it */
    rows: number;
    /** Of all rows of the batch, from 0 to 1 */
    share: number;
    /** The same in words */
    text: string;
    /** The first rows that have it, at most 10 */
    examples: Array<{
      index: number;
      key: string | null;
      message: string;
    }>;
  }>;
  /** What one image weighs; null where none was drawn */
  bytes: {
    min: number;
    median: number;
    p95: number;
    max: number;
    /** Images above `maxBytes`; 0 where there is none */
    overBudget: number;
  } | null;
}

export interface Batch {
  id: string;
  templateId: string;
  status: 'queued' | 'processing' | 'completed' | 'partial' | 'failed' | 'cancelled';
  total: number;
  completed: number;
  failed: number;
  cancelled: number;
  /** Rows deleted one by one since */
  deleted: number;
  /** Of the last 30 s */
  ratePerSecond: number | null;
  etaSeconds: number | null;
  metadata: Record<string, unknown> | null;
  /** No image is stored */
  dryRun: boolean;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
}

export type BatchRetried = Batch & {
  /** Failed rows that are rendered again */
  retried: number;
};

export interface BatchItem {
  /** Position of the row in the request, from 0 */
  index: number;
  key: string | null;
  status: 'queued' | 'completed' | 'failed' | 'cancelled' | 'deleted';
  url: string | null;
  width: number | null;
  height: number | null;
  bytes: number | null;
  altText: string | null;
  /** Names of what the row carried; never the values */
  variables: string[] | null;
  issues: Issue[];
  error: {
    code: string;
    message: string;
  } | null;
}

export interface ApiKey {
  id: string;
  name: string;
  /** The first characters of the key, to tell keys apart */
  prefix: string;
  scopes: Array<'render' | 'templates:write' | 'events:write' | 'admin'>;
  createdAt: string;
  /** To the minute */
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  /** The id of the key it was rotated to */
  replacedBy: string | null;
}

export interface ApiKeyRequest {
  name: string;
  scopes: Array<'render' | 'templates:write' | 'events:write' | 'admin'>;
  /** Left out, the key is valid until it is revoked */
  expiresAt?: string | null | undefined;
}

export interface ApiKeyRotation {
  /** For how long the old key stays valid; 0 revokes it at once */
  overlapSeconds?: number | undefined;
}

export interface Asset {
  /** Made from the content: the same file has the same id in every workspace */
  id: string;
  name: string;
  /** What a template writes as the source of an image: asset:<id> */
  source: string;
  /** The media type by its content */
  type: string;
  bytes: number;
  width: number;
  height: number;
  /** Of the file, in hexadecimal */
  sha256: string;
  createdAt: string;
}

export interface ExpressionTest {
  /** What stands between the braces: `name | upper` */
  expression?: string | undefined;
  /** Text with {{ }} blocks */
  text?: string | undefined;
  /** What the names in it stand for */
  variables?: Record<string, unknown> | undefined;
  /** BCP 47; default en-US */
  locale?: string | undefined;
  /** IANA zone; default UTC */
  timeZone?: string | undefined;
}

export interface Expression {
  /** What stands between the braces: `name | upper` */
  expression?: string | undefined;
  /** Text with {{ }} blocks */
  text?: string | undefined;
}

export interface Font {
  id: string;
  /** What templates write in font.family */
  family: string;
  subfamily: string;
  /** 1 to 1000; of a variable font, of its default instance */
  weight: number;
  style: 'normal' | 'italic';
  axes: Array<{
    tag: string;
    min: number;
    default: number;
    max: number;
  }>;
  /** OpenType feature tags */
  features: string[];
  glyphs: number;
  characters: number;
  /** By how many of their characters it has */
  scripts: Array<{
    script: string;
    characters: number;
  }>;
  bytes: number;
  createdAt: string;
}

export interface WebhookDelivery {
  /** The `webhook-id` of every attempt */
  id: string;
  /** null: sent to the webhookUrl of a call */
  webhookId: string | null;
  type: 'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed' | 'webhook.test';
  batchId: string | null;
  url: string;
  /** `pending`: an attempt is due or under way; `paused`: its endpoint is disabled; `delivered`: answered 2xx; `failed`: no attempt is left; `gone`: answered 410 */
  state: 'pending' | 'paused' | 'delivered' | 'failed' | 'gone';
  attemptCount: number;
  /** null unless it waits for one */
  nextAttemptAt: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface WebhookAttempt {
  /** From 1 */
  attempt: number;
  at: string;
  /** What the receiver answered; null: it did not */
  status: number | null;
  durationMs: number;
  error: string | null;
}

export interface Webhook {
  id: string;
  url: string;
  description: string;
  events: Array<'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed'>;
  enabled: boolean;
  /** `receiver_gone`: the receiver answered 410 */
  disabledReason: 'by_request' | 'receiver_gone' | null;
  /** Until then every message is signed with both secrets */
  previousSecretUntil: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookRequest {
  /** Public http or https on port 80 or 443; redirects are not followed */
  url: string;
  /** Left out: every event there is now; later ones are never added by themselves */
  events?: Array<'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed'> | undefined;
  /** For people */
  description?: string | undefined;
  /** `whsec_` and the base 64 of 24 to 64 bytes; left out, one is made: `openssl rand -base64 32` makes one too */
  secret?: string | undefined;
  enabled?: boolean | undefined;
}

export interface WebhookPatch {
  /** Public http or https on port 80 or 443; redirects are not followed */
  url?: string | undefined;
  events?: Array<'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed'> | undefined;
  /** For people */
  description?: string | undefined;
  /** false: what is due waits and nothing new is written; true: what waited is sent */
  enabled?: boolean | undefined;
}

export interface RotateSecretRequest {
  /** `whsec_` and the base 64 of 24 to 64 bytes; left out, one is made: `openssl rand -base64 32` makes one too */
  secret?: string | undefined;
  /** How long messages are signed with the old secret as well */
  overlapSeconds?: number | undefined;
}

export interface WebhookTest {
  /** Also the `webhook-id` it was sent with */
  deliveryId: string;
  delivered: boolean;
  /** What the receiver answered; null: it did not */
  status: number | null;
  durationMs: number;
  error: string | null;
}

export interface ReplayFailedRequest {
  /** Messages that failed and were written at this time or later */
  since: string;
}

export type ErrorCode = Problem['code'];

export interface ListTemplatesQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  /** A leading “-” sorts downwards */
  sort?: 'updatedAt' | '-updatedAt' | 'createdAt' | '-createdAt' | 'name' | '-name' | undefined;
  /** Part of the name or of the id */
  q?: string | undefined;
}

export interface ListTemplatesAnswer {
  templates: Template[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface CreateTemplateAnswer {
  template: Template;
  warnings: Issue[];
  /** Variables the expressions read that were not declared */
  addedVariables: string[];
}

export interface GetTemplateAnswer {
  template: Template;
}

export interface ReplaceTemplateAnswer {
  template: Template;
  warnings: Issue[];
  /** Variables the expressions read that were not declared */
  addedVariables: string[];
}

export interface PatchTemplateAnswer {
  template: Template;
  warnings: Issue[];
  /** Variables the expressions read that were not declared */
  addedVariables: string[];
  /** What was done, in words: “Moved “Avatar” to front” */
  summary: string;
}

export interface DeleteTemplateAnswer {
  deleted: true;
}

export interface GetTemplateVariablesAnswer {
  templateUid: string;
  variables: Array<Record<string, unknown>>;
}

export interface ListTemplateVersionsQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
}

export interface ListTemplateVersionsAnswer {
  /** The newest first */
  versions: TemplateVersion[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface RollBackTemplateAnswer {
  template: Template;
  warnings: Issue[];
  /** Variables the expressions read that were not declared */
  addedVariables: string[];
}

export interface DuplicateTemplateAnswer {
  template: Template;
  warnings: Issue[];
  /** Variables the expressions read that were not declared */
  addedVariables: string[];
}

export interface RenderByQueryQuery {
  /** Default png */
  fileExtension?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** Alias of fileExtension */
  format?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** The name of one of the template’s sizes or of GET /v1/sizes, or a width and a height in pixels */
  size?: string | {
    width: number;
    height: number;
  } | undefined;
  /** Pixels per pixel of the size; default 1, or what the channel of a named size wants */
  scale?: 1 | 2 | 3 | undefined;
  /** 1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF */
  quality?: number | undefined;
  /** A weight budget: the best quality that stays under it is found. Not for PDF */
  maxBytes?: number | undefined;
  /** PNG: at most 256 colours, for weight */
  palette?: boolean | undefined;
  /** JPEG: shows coarse first, then sharper */
  progressive?: boolean | undefined;
  /** JPEG: what lies behind transparent pixels; default #ffffff */
  background?: string | undefined;
  /** WebP: exact pixels, at several times the weight */
  lossless?: boolean | undefined;
  /** WebP: move as the GIF would. A GIF always does */
  animated?: boolean | undefined;
  /** GIF and animated WebP: frames a second; default the template’s */
  fps?: number | undefined;
  /** GIF and animated WebP: how often it plays; 0 is for ever */
  loop?: number | undefined;
  /** GIF and animated WebP: how long the finished card stays before it plays again */
  holdMs?: number | undefined;
  /** PDF: the page; default the template’s own size */
  paper?: 'page' | 'A4' | 'Letter' | {
    width: number;
    height: number;
    unit?: 'mm' | 'in' | 'pt' | 'px' | undefined;
  } | undefined;
  /** PDF: of the paper; default auto */
  orientation?: 'auto' | 'portrait' | 'landscape' | undefined;
  /** PDF: points on every side that stay empty; default 0 */
  margin?: number | undefined;
  /** The page that is drawn. Without it: the first; in a GIF or PDF, all */
  page?: number | undefined;
  /** BCP 47; default the template’s */
  locale?: string | undefined;
  /** IANA zone; default the template’s */
  timeZone?: string | undefined;
}

export interface ListSizesAnswer {
  sizes: Array<{
    /** What “size” may say, for every template */
    name: string;
    channel: string;
    width: number;
    height: number;
    /** Where none is asked for */
    scale: number;
    /** The weight budget, where none is asked for; not for PDF */
    maxBytes: number | null;
    /** Shares of the sides that the channel’s own controls may cover */
    safeZone: {
      top: number;
      bottom: number;
      left: number;
      right: number;
    } | null;
  }>;
}

export interface CreateBatchQuery {
  /** Called once, signed, when every image is there */
  webhookUrl?: string | undefined;
  /** The variable whose value identifies a row in the results */
  key?: string | undefined;
  /** JSON text; returned with the batch, at most 16 KB */
  metadata?: string | undefined;
  /** Before or after other batches; default normal */
  priority?: 'high' | 'normal' | 'low' | undefined;
  /** Draw every row and store no image: read the report. See preflight */
  dryRun?: boolean | undefined;
  /** Default png */
  fileExtension?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** Alias of fileExtension */
  format?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** `600x315`, or the name of a size */
  size?: string | undefined;
  /** Pixels per pixel of the size; default 1, or what the channel of a named size wants */
  scale?: 1 | 2 | 3 | undefined;
  /** 1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF */
  quality?: number | undefined;
  /** A weight budget: the best quality that stays under it is found. Not for PDF */
  maxBytes?: number | undefined;
  /** PNG: at most 256 colours, for weight */
  palette?: boolean | undefined;
  /** JPEG: shows coarse first, then sharper */
  progressive?: boolean | undefined;
  /** JPEG: what lies behind transparent pixels; default #ffffff */
  background?: string | undefined;
  /** WebP: exact pixels, at several times the weight */
  lossless?: boolean | undefined;
  /** WebP: move as the GIF would. A GIF always does */
  animated?: boolean | undefined;
  /** GIF and animated WebP: frames a second; default the template’s */
  fps?: number | undefined;
  /** GIF and animated WebP: how often it plays; 0 is for ever */
  loop?: number | undefined;
  /** GIF and animated WebP: how long the finished card stays before it plays again */
  holdMs?: number | undefined;
  /** PDF: the page; default the template’s own size */
  paper?: 'page' | 'A4' | 'Letter' | {
    width: number;
    height: number;
    unit?: 'mm' | 'in' | 'pt' | 'px' | undefined;
  } | undefined;
  /** PDF: of the paper; default auto */
  orientation?: 'auto' | 'portrait' | 'landscape' | undefined;
  /** PDF: points on every side that stay empty; default 0 */
  margin?: number | undefined;
  /** The page that is drawn. Without it: the first; in a GIF or PDF, all */
  page?: number | undefined;
  /** BCP 47; default the template’s */
  locale?: string | undefined;
  /** IANA zone; default the template’s */
  timeZone?: string | undefined;
  /** Images are drawn now; there is no other mode yet */
  mode?: 'eager' | undefined;
}

export interface PreflightQuery {
  /** Called once, signed, when every image is there */
  webhookUrl?: string | undefined;
  /** The variable whose value identifies a row in the results */
  key?: string | undefined;
  /** JSON text; returned with the batch, at most 16 KB */
  metadata?: string | undefined;
  /** Before or after other batches; default normal */
  priority?: 'high' | 'normal' | 'low' | undefined;
  /** Draw every row and store no image: read the report. See preflight */
  dryRun?: boolean | undefined;
  /** Default png */
  fileExtension?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** Alias of fileExtension */
  format?: 'png' | 'jpg' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf' | undefined;
  /** `600x315`, or the name of a size */
  size?: string | undefined;
  /** Pixels per pixel of the size; default 1, or what the channel of a named size wants */
  scale?: 1 | 2 | 3 | undefined;
  /** 1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF */
  quality?: number | undefined;
  /** A weight budget: the best quality that stays under it is found. Not for PDF */
  maxBytes?: number | undefined;
  /** PNG: at most 256 colours, for weight */
  palette?: boolean | undefined;
  /** JPEG: shows coarse first, then sharper */
  progressive?: boolean | undefined;
  /** JPEG: what lies behind transparent pixels; default #ffffff */
  background?: string | undefined;
  /** WebP: exact pixels, at several times the weight */
  lossless?: boolean | undefined;
  /** WebP: move as the GIF would. A GIF always does */
  animated?: boolean | undefined;
  /** GIF and animated WebP: frames a second; default the template’s */
  fps?: number | undefined;
  /** GIF and animated WebP: how often it plays; 0 is for ever */
  loop?: number | undefined;
  /** GIF and animated WebP: how long the finished card stays before it plays again */
  holdMs?: number | undefined;
  /** PDF: the page; default the template’s own size */
  paper?: 'page' | 'A4' | 'Letter' | {
    width: number;
    height: number;
    unit?: 'mm' | 'in' | 'pt' | 'px' | undefined;
  } | undefined;
  /** PDF: of the paper; default auto */
  orientation?: 'auto' | 'portrait' | 'landscape' | undefined;
  /** PDF: points on every side that stay empty; default 0 */
  margin?: number | undefined;
  /** The page that is drawn. Without it: the first; in a GIF or PDF, all */
  page?: number | undefined;
  /** BCP 47; default the template’s */
  locale?: string | undefined;
  /** IANA zone; default the template’s */
  timeZone?: string | undefined;
  /** Images are drawn now; there is no other mode yet */
  mode?: 'eager' | undefined;
}

export interface DeleteBatchAnswer {
  deleted: true;
}

export interface DeleteBatchItemAnswer {
  deleted: true;
}

export interface ListBatchesQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  status?: 'queued' | 'processing' | 'completed' | 'partial' | 'failed' | 'cancelled' | undefined;
  templateId?: string | undefined;
}

export interface ListBatchesAnswer {
  batches: Batch[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface GetBatchResultsQuery {
  /** Instead of an Accept header; `ndjson` and `csv` are all rows in one answer */
  format?: 'json' | 'ndjson' | 'csv' | undefined;
  /** `pagination.nextCursor` of the page before */
  cursor?: string | undefined;
  /** Instead of a cursor; from 1 */
  page?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  /** Of a page; 100 where it is left out */
  limit?: number | undefined;
  status?: 'queued' | 'completed' | 'failed' | 'cancelled' | 'deleted' | undefined;
}

export interface GetBatchResultsAnswer {
  results: BatchItem[];
  pagination: {
    page?: number | undefined;
    limit: number;
    offset?: number | undefined;
    total: number;
    totalPages?: number | undefined;
    hasNext: boolean;
    hasPrev?: boolean | undefined;
    /** Same as hasNext */
    hasMore: boolean;
    nextCursor: string | null;
  };
}

export interface GetSignedBatchResultsQuery {
  /** Of the signed link; with an API key neither is needed */
  expires?: string | undefined;
  /** Of the signed link */
  signature?: string | undefined;
}

export interface GetSignedBatchResultsTableQuery {
  /** Of the signed link; with an API key neither is needed */
  expires?: string | undefined;
  /** Of the signed link */
  signature?: string | undefined;
}

export interface ListApiKeysQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
}

export interface ListApiKeysAnswer {
  apiKeys: ApiKey[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface CreateApiKeyAnswer {
  apiKey: ApiKey;
  /** Shown this once */
  key: string;
}

export interface RevokeApiKeyAnswer {
  deleted: true;
}

export interface RotateApiKeyAnswer {
  apiKey: ApiKey;
  /** Shown this once */
  key: string;
  replaced: ApiKey;
}

export interface ListAssetsQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  /** Part of the name or of the id */
  q?: string | undefined;
}

export interface ListAssetsAnswer {
  assets: Asset[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface CreateAssetQuery {
  /** What people call it; default the name of the file */
  name?: string | undefined;
}

export interface CreateAssetAnswer {
  asset: Asset;
}

export interface GetAssetAnswer {
  asset: Asset;
  /** The ids of the templates that name it, the first hundred */
  usedBy: string[];
}

export interface DeleteAssetQuery {
  /** Delete it although templates name it */
  force?: 'true' | 'false' | undefined;
}

export interface DeleteAssetAnswer {
  deleted: true;
}

export interface TestExpressionAnswer {
  /** False where it cannot be read, or could not be evaluated to its end */
  success: boolean;
  /** Null where there is none */
  result?: unknown | undefined;
  resultType: 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';
  issues: Issue[];
}

export interface ValidateExpressionAnswer {
  valid: boolean;
  errors: Array<{
    code: string;
    message: string;
    /** From 1 */
    line: number;
    /** From 1, in characters as a text editor counts them */
    column: number;
    /** The line, shortened around the place, and under it carets */
    excerpt: string;
  }>;
  /** The names it reads */
  variables: string[];
}

export interface ListFunctionsAnswer {
  functions: Array<{
    name: string;
    aliases: string[];
    group: string;
    signature: string;
    summary: string;
    examples: Array<{
      expression: string;
      result?: unknown | undefined;
    }>;
  }>;
}

export interface ListFontsAnswer {
  /** Those of this workspace */
  fonts: Font[];
  /** Those that every workspace has */
  shipped: Array<{
    family: string;
    weights: number[];
    styles: Array<'normal' | 'italic'>;
  }>;
}

export interface CreateFontQuery {
  /** The name templates call it by; default the file’s own */
  family?: string | undefined;
  /** Default the file’s own */
  weight?: number | undefined;
  /** Default the file’s own */
  style?: 'normal' | 'italic' | undefined;
}

export interface CreateFontAnswer {
  font: Font;
  warnings: Issue[];
}

export interface DeleteFontAnswer {
  deleted: true;
}

export interface GetWebhookSecretAnswer {
  /** `whsec_…`: verifies webhook-signature and X-Pictify-Signature */
  secret: string;
}

export interface ListDeliveriesQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  webhookId?: string | undefined;
  batchId?: string | undefined;
  state?: 'pending' | 'paused' | 'delivered' | 'failed' | 'gone' | undefined;
  type?: 'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed' | 'webhook.test' | undefined;
}

export interface ListDeliveriesAnswer {
  deliveries: WebhookDelivery[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface GetDeliveryAnswer {
  delivery: WebhookDelivery & {
    /** The last 100, oldest first */
    attempts: WebhookAttempt[];
  };
}

export interface ReplayDeliveryAnswer {
  delivery: WebhookDelivery;
}

export interface ListWebhooksQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
}

export interface ListWebhooksAnswer {
  webhooks: Webhook[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface CreateWebhookAnswer {
  webhook: Webhook;
  /** `whsec_…`: verifies webhook-signature and X-Pictify-Signature */
  secret: string;
}

export interface GetWebhookAnswer {
  webhook: Webhook;
}

export interface UpdateWebhookAnswer {
  webhook: Webhook;
}

export interface DeleteWebhookAnswer {
  deleted: true;
}

export interface GetEndpointSecretAnswer {
  /** `whsec_…`: verifies webhook-signature and X-Pictify-Signature */
  secret: string;
}

export interface RotateWebhookSecretAnswer {
  webhook: Webhook;
  /** `whsec_…`: verifies webhook-signature and X-Pictify-Signature */
  secret: string;
}

export interface ReplayFailedAnswer {
  /** How many messages are sent again */
  replayed: number;
}

export interface ListWebhookDeliveriesQuery {
  page?: number | undefined;
  limit?: number | undefined;
  /** Instead of page: how many to skip */
  offset?: number | undefined;
  batchId?: string | undefined;
  state?: 'pending' | 'paused' | 'delivered' | 'failed' | 'gone' | undefined;
  type?: 'batch.completed' | 'batch.failed' | 'batch.cancelled' | 'render.failed' | 'webhook.test' | undefined;
}

export interface ListWebhookDeliveriesAnswer {
  deliveries: WebhookDelivery[];
  pagination: {
    page: number;
    limit: number;
    offset: number;
    total: number;
    totalPages: number;
    hasNext: boolean;
    hasPrev: boolean;
    /** Same as hasNext */
    hasMore: boolean;
  };
}

export interface HealthzAnswer {
  status: 'ok';
  version: string;
}

export interface ReadyzAnswer {
  status: 'ready';
  checks: Record<string, 'ok'>;
}

export type OpenapiAnswer = Record<string, unknown>;

/** What each operation takes and answers; bodies and answers that are no JSON are not in here. */
export interface Operations {
  /** List templates */
  listTemplates: {
    query?: ListTemplatesQuery | undefined;
    answer: ListTemplatesAnswer;
  };
  /** Create a template from a document */
  createTemplate: {
    body: TemplateDocument;
    answer: CreateTemplateAnswer;
  };
  /** Read a template with its document */
  getTemplate: {
    params: {
      id: string;
    };
    answer: GetTemplateAnswer;
  };
  /** Replace a template’s document */
  replaceTemplate: {
    params: {
      id: string;
    };
    body: TemplateDocument;
    answer: ReplaceTemplateAnswer;
  };
  /** Change a template by operations, all or none */
  patchTemplate: {
    params: {
      id: string;
    };
    body: TemplatePatch;
    answer: PatchTemplateAnswer;
  };
  /** Delete a template and its versions; its images and running batches stay */
  deleteTemplate: {
    params: {
      id: string;
    };
    answer: DeleteTemplateAnswer;
  };
  /** List the variables of a template */
  getTemplateVariables: {
    params: {
      id: string;
    };
    answer: GetTemplateVariablesAnswer;
  };
  /** Make the saved document the next version */
  publishTemplate: {
    params: {
      id: string;
    };
    body: PublishRequest;
    answer: TemplateVersion;
  };
  /** List the published versions, the newest first */
  listTemplateVersions: {
    params: {
      id: string;
    };
    query?: ListTemplateVersionsQuery | undefined;
    answer: ListTemplateVersionsAnswer;
  };
  /** Make the document of a version the saved one again */
  rollBackTemplate: {
    params: {
      id: string;
    };
    body: RollbackRequest;
    answer: RollBackTemplateAnswer;
  };
  /** Copy a template, or one version of it */
  duplicateTemplate: {
    params: {
      id: string;
    };
    body: DuplicateRequest;
    answer: DuplicateTemplateAnswer;
  };
  /** Render at once; with Accept: image/* or application/pdf the answer is the file itself */
  render: {
    params: {
      id: string;
    };
    body: RenderRequest;
    answer: RenderResponse;
  };
  /** Render at once, variables and options in the query string */
  renderByQuery: {
    params: {
      id: string;
    };
    query?: RenderByQueryQuery | undefined;
    answer: RenderResponse;
  };
  /** The sizes that every template has by name */
  listSizes: {
    answer: ListSizesAnswer;
  };
  /** Render one image per row; accepted once every row is stored */
  createBatch: {
    params: {
      id: string;
    };
    query?: CreateBatchQuery | undefined;
    body: BatchRequest;
    answer: BatchAccepted;
  };
  /** Draw every row and store no image: what would not come out well? */
  preflight: {
    params: {
      id: string;
    };
    query?: PreflightQuery | undefined;
    body: BatchRequest;
    answer: BatchAccepted;
  };
  /** What was degraded in a batch or a preflight, in sum and in words */
  getBatchReport: {
    params: {
      id: string;
    };
    answer: BatchReport;
  };
  /** Stop a batch; what is rendered stays */
  cancelBatch: {
    params: {
      id: string;
    };
    answer: Batch;
  };
  /** Render the failed rows of a batch that has ended once more */
  retryBatch: {
    params: {
      id: string;
    };
    answer: BatchRetried;
  };
  /** Delete a batch that has ended: its rows, results, images and webhook messages */
  deleteBatch: {
    params: {
      id: string;
    };
    answer: DeleteBatchAnswer;
  };
  /** State and progress of a batch */
  getBatch: {
    params: {
      id: string;
    };
    answer: Batch;
  };
  /** Delete the image, the values and the key of one row of a batch that has ended */
  deleteBatchItem: {
    params: {
      id: string;
      /** Position of the row in the request, from 0 */
      index: string;
    };
    answer: DeleteBatchItemAnswer;
  };
  /** List batches, newest first */
  listBatches: {
    query?: ListBatchesQuery | undefined;
    answer: ListBatchesAnswer;
  };
  /** Progress of a batch as Server-Sent Events */
  getBatchEvents: {
    params: {
      id: string;
    };
    answer: null;
  };
  /** One result per row, in pages or as one file */
  getBatchResults: {
    params: {
      id: string;
    };
    query?: GetBatchResultsQuery | undefined;
    answer: GetBatchResultsAnswer;
  };
  /** All results by the signed link of the completion webhook, or with an API key */
  getSignedBatchResults: {
    params: {
      id: string;
    };
    query?: GetSignedBatchResultsQuery | undefined;
    answer: null;
  };
  /** The same as CSV: the signed link with `.csv` instead of `.ndjson`, or with an API key */
  getSignedBatchResultsTable: {
    params: {
      id: string;
    };
    query?: GetSignedBatchResultsTableQuery | undefined;
    answer: null;
  };
  /** Every image of a batch that has ended, and `results.csv`, as a ZIP file */
  getBatchArchive: {
    params: {
      id: string;
    };
    answer: null;
  };
  /** List the API keys, the newest first, revoked and expired ones too */
  listApiKeys: {
    query?: ListApiKeysQuery | undefined;
    answer: ListApiKeysAnswer;
  };
  /** Make an API key; the answer shows it, once */
  createApiKey: {
    body: ApiKeyRequest;
    answer: CreateApiKeyAnswer;
  };
  /** Revoke an API key at once */
  revokeApiKey: {
    params: {
      id: string;
    };
    answer: RevokeApiKeyAnswer;
  };
  /** Replace an API key by a new one with the same name and scopes */
  rotateApiKey: {
    params: {
      id: string;
    };
    body: ApiKeyRotation;
    answer: RotateApiKeyAnswer;
  };
  /** List the images of the workspace, the newest first */
  listAssets: {
    query?: ListAssetsQuery | undefined;
    answer: ListAssetsAnswer;
  };
  /** Upload an image; the same file again is the same asset */
  createAsset: {
    query?: CreateAssetQuery | undefined;
    answer: CreateAssetAnswer;
  };
  /** One image, and which templates name it */
  getAsset: {
    params: {
      id: string;
    };
    answer: GetAssetAnswer;
  };
  /** Delete an image; what names it is drawn with its fallback from then on */
  deleteAsset: {
    params: {
      id: string;
    };
    query?: DeleteAssetQuery | undefined;
    answer: DeleteAssetAnswer;
  };
  /** The file as it was uploaded */
  getAssetFile: {
    params: {
      id: string;
    };
    answer: null;
  };
  /** Evaluate an expression, or a text with expressions, with values */
  testExpression: {
    body: ExpressionTest;
    answer: TestExpressionAnswer;
  };
  /** Read an expression, or a text with expressions: its mistakes and its variables */
  validateExpression: {
    body: Expression;
    answer: ValidateExpressionAnswer;
  };
  /** Every function and filter */
  listFunctions: {
    answer: ListFunctionsAnswer;
  };
  /** List the fonts of the workspace, and the shipped families */
  listFonts: {
    answer: ListFontsAnswer;
  };
  /** Upload a font; the same file again is the same font */
  createFont: {
    query?: CreateFontQuery | undefined;
    answer: CreateFontAnswer;
  };
  /** Delete a font; running batches keep it until they end */
  deleteFont: {
    params: {
      id: string;
    };
    answer: DeleteFontAnswer;
  };
  /** The secret that signs what is sent to the webhookUrl of a call */
  getWebhookSecret: {
    answer: GetWebhookSecretAnswer;
  };
  /** Every message that was sent or is to be, newest first */
  listDeliveries: {
    query?: ListDeliveriesQuery | undefined;
    answer: ListDeliveriesAnswer;
  };
  /** A message with its attempts */
  getDelivery: {
    params: {
      id: string;
    };
    answer: GetDeliveryAnswer;
  };
  /** Send a message again at once, with the same id and body */
  replayDelivery: {
    params: {
      id: string;
    };
    answer: ReplayDeliveryAnswer;
  };
  /** List the endpoints that are told of events */
  listWebhooks: {
    query?: ListWebhooksQuery | undefined;
    answer: ListWebhooksAnswer;
  };
  /** Register an endpoint; the answer holds the secret that signs what it is sent */
  createWebhook: {
    body: WebhookRequest;
    answer: CreateWebhookAnswer;
  };
  /** Read an endpoint */
  getWebhook: {
    params: {
      id: string;
    };
    answer: GetWebhookAnswer;
  };
  /** Change an endpoint, disable it, or enable it again */
  updateWebhook: {
    params: {
      id: string;
    };
    body: WebhookPatch;
    answer: UpdateWebhookAnswer;
  };
  /** Delete an endpoint with its messages, those still to be sent included */
  deleteWebhook: {
    params: {
      id: string;
    };
    answer: DeleteWebhookAnswer;
  };
  /** The secret of an endpoint */
  getEndpointSecret: {
    params: {
      id: string;
    };
    answer: GetEndpointSecretAnswer;
  };
  /** Give an endpoint a new secret; for a while messages are signed with both */
  rotateWebhookSecret: {
    params: {
      id: string;
    };
    body: RotateSecretRequest;
    answer: RotateWebhookSecretAnswer;
  };
  /** Send webhook.test now, once, and tell what became of it */
  testWebhook: {
    params: {
      id: string;
    };
    answer: WebhookTest;
  };
  /** Send everything again that failed since a time */
  replayFailed: {
    params: {
      id: string;
    };
    body: ReplayFailedRequest;
    answer: ReplayFailedAnswer;
  };
  /** The messages of an endpoint, newest first */
  listWebhookDeliveries: {
    params: {
      id: string;
    };
    query?: ListWebhookDeliveriesQuery | undefined;
    answer: ListWebhookDeliveriesAnswer;
  };
  /** The process is alive */
  healthz: {
    answer: HealthzAnswer;
  };
  /** It can render and store */
  readyz: {
    answer: ReadyzAnswer;
  };
  /** This document */
  openapi: {
    answer: OpenapiAnswer;
  };
  /** Numbers for Prometheus */
  metrics: {
    answer: null;
  };
}

export const routes = {
  listTemplates: ['GET', '/v1/templates'],
  createTemplate: ['POST', '/v1/templates'],
  getTemplate: ['GET', '/v1/templates/{id}'],
  replaceTemplate: ['PUT', '/v1/templates/{id}'],
  patchTemplate: ['PATCH', '/v1/templates/{id}'],
  deleteTemplate: ['DELETE', '/v1/templates/{id}'],
  getTemplateVariables: ['GET', '/v1/templates/{id}/variables'],
  publishTemplate: ['POST', '/v1/templates/{id}/publish'],
  listTemplateVersions: ['GET', '/v1/templates/{id}/versions'],
  rollBackTemplate: ['POST', '/v1/templates/{id}/rollback'],
  duplicateTemplate: ['POST', '/v1/templates/{id}/duplicate'],
  render: ['POST', '/v1/templates/{id}/render'],
  renderByQuery: ['GET', '/v1/templates/{id}/render'],
  listSizes: ['GET', '/v1/sizes'],
  createBatch: ['POST', '/v1/templates/{id}/batch'],
  preflight: ['POST', '/v1/templates/{id}/preflight'],
  getBatchReport: ['GET', '/v1/batches/{id}/report'],
  cancelBatch: ['POST', '/v1/batches/{id}/cancel'],
  retryBatch: ['POST', '/v1/batches/{id}/retry'],
  deleteBatch: ['DELETE', '/v1/batches/{id}'],
  getBatch: ['GET', '/v1/batches/{id}'],
  deleteBatchItem: ['DELETE', '/v1/batches/{id}/items/{index}'],
  listBatches: ['GET', '/v1/batches'],
  getBatchEvents: ['GET', '/v1/batches/{id}/events'],
  getBatchResults: ['GET', '/v1/batches/{id}/results'],
  getSignedBatchResults: ['GET', '/v1/batches/{id}/results.ndjson'],
  getSignedBatchResultsTable: ['GET', '/v1/batches/{id}/results.csv'],
  getBatchArchive: ['GET', '/v1/batches/{id}/archive'],
  listApiKeys: ['GET', '/v1/api-keys'],
  createApiKey: ['POST', '/v1/api-keys'],
  revokeApiKey: ['DELETE', '/v1/api-keys/{id}'],
  rotateApiKey: ['POST', '/v1/api-keys/{id}/rotate'],
  listAssets: ['GET', '/v1/assets'],
  createAsset: ['POST', '/v1/assets'],
  getAsset: ['GET', '/v1/assets/{id}'],
  deleteAsset: ['DELETE', '/v1/assets/{id}'],
  getAssetFile: ['GET', '/v1/assets/{id}/file'],
  testExpression: ['POST', '/v1/expressions/test'],
  validateExpression: ['POST', '/v1/expressions/validate'],
  listFunctions: ['GET', '/v1/expressions/functions'],
  listFonts: ['GET', '/v1/fonts'],
  createFont: ['POST', '/v1/fonts'],
  deleteFont: ['DELETE', '/v1/fonts/{id}'],
  getWebhookSecret: ['GET', '/v1/webhooks/secret'],
  listDeliveries: ['GET', '/v1/webhooks/deliveries'],
  getDelivery: ['GET', '/v1/webhooks/deliveries/{id}'],
  replayDelivery: ['POST', '/v1/webhooks/deliveries/{id}/replay'],
  listWebhooks: ['GET', '/v1/webhooks'],
  createWebhook: ['POST', '/v1/webhooks'],
  getWebhook: ['GET', '/v1/webhooks/{id}'],
  updateWebhook: ['PATCH', '/v1/webhooks/{id}'],
  deleteWebhook: ['DELETE', '/v1/webhooks/{id}'],
  getEndpointSecret: ['GET', '/v1/webhooks/{id}/secret'],
  rotateWebhookSecret: ['POST', '/v1/webhooks/{id}/rotate-secret'],
  testWebhook: ['POST', '/v1/webhooks/{id}/test'],
  replayFailed: ['POST', '/v1/webhooks/{id}/replay'],
  listWebhookDeliveries: ['GET', '/v1/webhooks/{id}/deliveries'],
  healthz: ['GET', '/healthz'],
  readyz: ['GET', '/readyz'],
  openapi: ['GET', '/openapi.json'],
  metrics: ['GET', '/metrics'],
} as const;
