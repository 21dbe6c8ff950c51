export * from './batches.ts';
export { type ErrorCode, errorCodes } from './error-codes.ts';
export { firstErrors, namedErrors } from './first-errors.ts';
export { type FontOverrides, fontOverrides, type WireFont, type WireFontList } from './fonts.ts';
export { idParam, templateIdPattern, templateIdSchema } from './identifiers.ts';
export { contentTypes, extensionOf, type ImageExtension, type ImageFormat, imageFormats } from './image-format.ts';
export { pointer, readInput } from './invalid.ts';
export { issueSchema, type WireIssue } from './issue.ts';
export { limits } from './limits.ts';
export { nearest } from './nearest.ts';
export { openApiDocument } from './openapi.ts';
export { errorsOf, type Operation, pathsOf, type Scope, scopes } from './operation.ts';
export { type OperationId, operations } from './operations.ts';
export { type ListQuery, listQuery, offsetOf, type Pagination, pagination, paginationSchema } from './pagination.ts';
export { type Problem, type ProblemError, type ProblemInput, problemDocument, problemSchema } from './problem.ts';
export { healthSchema, readinessSchema, webhookSecretSchema } from './process.ts';
export { type RenderedImage, type RenderResponse, renderRequestSchema, renderResponseSchema } from './render.ts';
export {
  laterOptions,
  normaliseRenderOptions,
  type RenderOptions,
  renderOptionsShape,
  sizeSchema,
} from './render-options.ts';
export {
  templateDocumentSchema,
  templateListQuery,
  templateListSchema,
  templateSavedSchema,
  templateSchema,
  templateVariablesSchema,
  type WireTemplate,
} from './templates.ts';
