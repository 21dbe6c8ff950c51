/**
 * Every `code` a problem document can carry, with its HTTP status and its title. The detail of an answer says what
 * happened in this case and what to do about it; the code is what programs compare.
 */
export const errorCodes = {
  unknown_parameter: { status: 400, title: 'Unknown query parameter' },
  invalid_parameter: { status: 400, title: 'Invalid query parameter' },
  malformed_request: { status: 400, title: 'Malformed request' },
  unauthenticated: { status: 401, title: 'Missing or unknown API key' },
  scope_missing: { status: 403, title: 'The API key may not do this' },
  link_invalid: { status: 403, title: 'This link is not valid' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  wrong_state: { status: 409, title: 'Not possible in this state' },
  already_exists: { status: 409, title: 'Already exists' },
  too_many_fonts: { status: 409, title: 'The workspace has as many fonts as it may' },
  idempotency_running: { status: 409, title: 'The first request with this key is still running' },
  link_expired: { status: 410, title: 'This link has expired' },
  body_too_large: { status: 413, title: 'Body too large' },
  too_many_rows: { status: 413, title: 'Too many rows' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  range_not_satisfiable: { status: 416, title: 'Range not satisfiable' },
  malformed_body: { status: 422, title: 'Malformed body' },
  invalid_body: { status: 422, title: 'Invalid request' },
  not_supported: { status: 422, title: 'Not supported in this version' },
  template_invalid: { status: 422, title: 'The template has errors' },
  font_invalid: { status: 422, title: 'The font cannot be used' },
  webhook_refused: { status: 422, title: 'This webhook URL is not allowed' },
  image_too_large: { status: 422, title: 'The image would be too large' },
  output_refused: { status: 422, title: 'The template cannot be rendered like this' },
  idempotency_mismatch: { status: 422, title: 'This idempotency key was used for another request' },
  overloaded: { status: 429, title: 'Too many renders at once' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  render_failed: { status: 500, title: 'The image could not be rendered' },
  render_crashed: { status: 503, title: 'The render process ended unexpectedly' },
  not_ready: { status: 503, title: 'Not ready' },
  storage_full: { status: 507, title: 'Storage is full' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;
