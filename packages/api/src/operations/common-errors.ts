/** Of every route that reads a body. */
export const bodyErrors = ['body_too_large', 'unsupported_media_type', 'malformed_body', 'invalid_body'] as const;
/** An idempotency key that is none is `invalid_body`. */
export const idempotencyErrors = ['idempotency_running', 'idempotency_mismatch', 'invalid_body'] as const;
export const renderErrors = [
  'image_too_large',
  'output_refused',
  'overloaded',
  'render_failed',
  'render_crashed',
  'storage_full',
] as const;
/** Of every change of a template that is there. */
export const templateWriteErrors = ['not_found', 'version_immutable', 'precondition_failed'] as const;
