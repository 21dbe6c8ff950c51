export { BatchHandle, type ResultsOptions } from './batch/batch-handle.ts';
export type { Rows, RowsText } from './batch/row-source.ts';
export type { WaitOptions } from './batch/wait-for-end.ts';
export {
  AuthenticationError,
  type ClientErrorCode,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  PictifyConnectionError,
  PictifyError,
  type PictifyErrorCode,
  PictifyTimeoutError,
  RateLimitError,
  ServerError,
} from './errors.ts';
export type { FileContent } from './http/body.ts';
export type { RequestOptions } from './http/request.ts';
export { Pictify } from './pictify.ts';
export type { RenderedFile, RenderInput } from './render.ts';
export type { BatchFileOptions, BatchOptions } from './resources/batches.ts';
export type { WriteOptions } from './resources/templates.ts';
export type { PictifyOptions } from './settings.ts';
export { type TemplateVariable, type TypedTemplate, typesOf } from './types-of.ts';
export { version } from './version.ts';
export type { WebhookHeaders } from './webhook/signature-headers.ts';
export { WebhookVerificationError, type WebhookVerificationReason } from './webhook/verification-error.ts';
export {
  type TestEvent,
  type VerifiedWebhook,
  type VerifyOptions,
  verifyWebhook,
  type WebhookEvent,
} from './webhook/verify.ts';
export type * from './wire.gen.ts';
