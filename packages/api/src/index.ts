export {
  apiKeyListQuery,
  createApiKeySchema,
  rotateApiKeySchema,
  type WireApiKey,
  type WireApiKeyCreated,
  type WireApiKeyList,
  type WireApiKeyRotated,
} from './api-keys.ts';
export { assetDeleteQuery, assetFields, assetListQuery, type WireAsset } from './assets.ts';
export { batchReportSchema, type ReportedIssue, type WireBatchReport } from './batch-report.ts';
export * from './batches.ts';
export { type ErrorCode, errorCodes } from './error-codes.ts';
export {
  type ExpressionFunctions,
  type ExpressionTested,
  type ExpressionValidated,
  expressionSchema,
  expressionTestSchema,
} from './expressions.ts';
export { firstErrors, namedErrors } from './first-errors.ts';
export { type FontOverrides, fontOverrides, type WireFont, type WireFontList } from './fonts.ts';
export { idParam, templateIdPattern, templateIdSchema } from './identifiers.ts';
export { contentTypes, extensionOf, type ImageExtension, type ImageFormat, imageFormats } from './image-format.ts';
export { pointer, readInput } from './invalid.ts';
export { issueSchema, type WireIssue } from './issue.ts';
export { limits } from './limits.ts';
export { nearest } from './nearest.ts';
export { openApiDocument } from './openapi.ts';
export { errorsOf, type Operation, pathsOf, permits, type Scope, scopes } from './operation.ts';
export { type OperationId, operations } from './operations.ts';
export { type ListQuery, listQuery, offsetOf, type Pagination, pagination, paginationSchema } from './pagination.ts';
export { type Problem, type ProblemError, type ProblemInput, problemDocument, problemSchema } from './problem.ts';
export { healthSchema, readinessSchema } from './process.ts';
export { type RenderedImage, type RenderResponse, renderRequestSchema, renderResponseSchema } from './render.ts';
export {
  type AskedOptions,
  laterOptions,
  normaliseRenderOptions,
  oneFormat,
  type RenderOptions,
  renderOptionsShape,
  type SizeList,
  sizeSchema,
} from './render-options.ts';
export { type TemplatePatch, templatePatchSchema } from './template-operations.ts';
export {
  duplicateSchema,
  type PublishRequest,
  publishSchema,
  type RollbackRequest,
  rollbackSchema,
  templateVersionListQuery,
  type WireTemplateVersion,
} from './template-versions.ts';
export {
  templateDocumentSchema,
  templateListQuery,
  templateListSchema,
  templateSavedSchema,
  templateSchema,
  templateVariablesSchema,
  type WireTemplate,
} from './templates.ts';
export * from './webhooks.ts';
