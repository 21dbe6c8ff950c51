interface ErrorDescription {
  status: number;
  title: string;
  /** When it is answered. */
  meaning: string;
  /** What the caller, or whoever runs the server, does about it. */
  remedy: string;
}

/**
 * Every `code` a problem document can carry, with its HTTP status and its title. The detail of an answer says what
 * happened in this case and what to do about it; the code is what programs compare. `/docs/errors` is made from this.
 */
export const errorCodes = {
  unknown_parameter: {
    status: 400,
    title: 'Unknown query parameter',
    meaning:
      'The query string has a parameter this call does not know. It is refused so that a typing error is noticed.',
    remedy: 'Correct or leave out the parameters named in `errors`; a similar known name is suggested there.',
  },
  invalid_parameter: {
    status: 400,
    title: 'Invalid query parameter',
    meaning: 'A parameter of the query string has a value that is not allowed.',
    remedy: 'Read `errors`: each entry names the parameter and what it may be.',
  },
  malformed_request: {
    status: 400,
    title: 'Malformed request',
    meaning: 'The request as a whole cannot be read: it is not proper HTTP, or a text holds the character NUL.',
    remedy: 'Send it as the detail says. Sending the same again gives the same answer.',
  },
  unauthenticated: {
    status: 401,
    title: 'Missing or unknown API key',
    meaning: 'There is no `Authorization: Bearer <key>` header, or its key is unknown or revoked.',
    remedy: 'Send a valid key. The first start prints one; `npm start -- --new-key` makes another.',
  },
  scope_missing: {
    status: 403,
    title: 'The API key may not do this',
    meaning: 'The key is valid, but lacks the scope that this call needs.',
    remedy: 'Use a key with the scope that the detail names; a key with the scope `admin` may do everything.',
  },
  link_invalid: {
    status: 403,
    title: 'This link is not valid',
    meaning: 'The signature of a signed link does not fit its address, or the link was changed on its way.',
    remedy: 'Use the link exactly as it was given, query string included, or ask for a new one.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    meaning: 'There is no such path, or no such thing in the workspace of this key: it never was, or it was deleted.',
    remedy: 'Check the id and the path. A thing of another workspace needs a key of that workspace.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The path exists, but not with this HTTP method.',
    remedy: 'Use one of the methods in the `Allow` header.',
  },
  not_acceptable: {
    status: 406,
    title: 'No such kind of file',
    meaning: '`Accept` names kinds of images only that are not made here, such as `image/bmp`.',
    remedy: 'Ask for one of those that the answer lists, for `image/*`, or for `application/json`.',
  },
  wrong_state: {
    status: 409,
    title: 'Not possible in this state',
    meaning: 'The thing is in a state in which this cannot be done, such as cancelling a batch that has ended.',
    remedy: 'Read its state first; `allowed` lists the states in which the call would have worked.',
  },
  nothing_to_retry: {
    status: 409,
    title: 'Nothing to retry',
    meaning: 'No row of the batch has failed, or those that have were refused as input and would be refused again.',
    remedy: 'Read why with `?status=failed` at its results, and send such rows corrected as a new batch.',
  },
  already_exists: {
    status: 409,
    title: 'Already exists',
    meaning: 'There already is a thing with this id or name.',
    remedy: 'Choose another id, or replace the existing one with `PUT`.',
  },
  version_immutable: {
    status: 409,
    title: 'A published version cannot be changed',
    meaning: 'A change was sent to `{id}@{version}`. A published version stays as it is for ever.',
    remedy: 'Send the change to the id without the “@…”, then publish it as a new version.',
  },
  revision_conflict: {
    status: 409,
    title: 'Somebody else changed the same',
    meaning:
      'A PATCH touches layers or variables that were changed after its `baseRevision`, or that revision is too old to tell.',
    remedy: 'Read the template again, make the change on it, and send it with `revision` as the new `baseRevision`.',
  },
  precondition_failed: {
    status: 412,
    title: 'The template has another revision',
    meaning: 'The revision in `If-Match` is not the template’s current one: somebody saved in between.',
    remedy: 'Read the template again and decide whether your change still fits; `ETag` is its revision.',
  },
  too_many_fonts: {
    status: 409,
    title: 'The workspace has as many fonts as it may',
    meaning: 'The number or the total size of the uploaded fonts has reached its limit.',
    remedy: 'Delete fonts that no template uses (`DELETE /v1/fonts/{id}`), then upload again.',
  },
  too_many_assets: {
    status: 409,
    title: 'The workspace has as many images as it may',
    meaning: 'The number or the bytes of all uploaded images would pass their limit.',
    remedy: 'Delete images that no template names, or upload smaller files.',
  },
  asset_in_use: {
    status: 409,
    title: 'Templates use this image',
    meaning: 'The image to be deleted is named by templates, which would be drawn without it.',
    remedy: 'Take it out of the templates in the detail, or delete it anyway with `?force=true`.',
  },
  idempotency_running: {
    status: 409,
    title: 'The first request with this key is still running',
    meaning: 'A request with the same `Idempotency-Key` has not been answered yet.',
    remedy: 'Wait as long as `Retry-After` says, then send the same request again: it gets the answer of the first.',
  },
  environment_key: {
    status: 409,
    title: 'This API key is managed by the environment',
    meaning: 'The key is the one that the server’s environment variable `PICTIFY_API_KEY` names.',
    remedy: 'Change or remove the variable and restart the server: the key that was there before is revoked then.',
  },
  last_admin_key: {
    status: 409,
    title: 'The workspace would be left without an admin key',
    meaning: 'No other key of scope `admin` is valid for as long as this one: revoking it would lock everybody out.',
    remedy: 'Make another key of scope `admin` first, or rotate this one.',
  },
  link_expired: {
    status: 410,
    title: 'This link has expired',
    meaning: 'The time for which a signed link was valid is over.',
    remedy: 'Ask for the same thing with your API key, or for a new link.',
  },
  body_too_large: {
    status: 413,
    title: 'Body too large',
    meaning: 'The body, unpacked, has more bytes than this call takes.',
    remedy: 'Send less at once; many rows belong in a batch, whose body may have 2 GB.',
  },
  too_many_rows: {
    status: 413,
    title: 'Too many rows',
    meaning: 'A batch has more rows than one batch may have. Nothing of it was kept.',
    remedy: 'Split it into several batches.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'The body’s `Content-Type` or `Content-Encoding` is none this call reads.',
    remedy: 'Send one of the types of the `Accept` header, usually `application/json`; the encoding may be gzip.',
  },
  headers_too_large: {
    status: 431,
    title: 'Header fields too large',
    meaning: 'The address and the header fields of the request have more bytes than is read of them, 16 KB together.',
    remedy: 'Send fewer or shorter header fields; what is long belongs in the body.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'Range not satisfiable',
    meaning: 'The `Range` header asks for bytes the file does not have.',
    remedy: 'Read the length in `Content-Range`, or leave the header out.',
  },
  malformed_body: {
    status: 422,
    title: 'Malformed body',
    meaning: 'The body is not valid JSON (or not valid gzip, or not UTF-8), or it was cut off on its way.',
    remedy: 'The detail says where it stops making sense. Nothing of the request was kept.',
  },
  invalid_body: {
    status: 422,
    title: 'Invalid request',
    meaning:
      'The body is valid JSON, but something in it is missing, unknown or of the wrong kind; or an option of a render or batch has such a value in the query string.',
    remedy: 'Read `errors`: each entry has a JSON pointer to the place and a sentence that says what is allowed.',
  },
  not_supported: {
    status: 422,
    title: 'Not supported in this version',
    meaning: 'The request uses an option that is planned, but that this version does not have.',
    remedy: 'Leave the option out. It is refused so that nobody believes it worked.',
  },
  template_invalid: {
    status: 422,
    title: 'The template has errors',
    meaning: 'The template document was not saved, because it could not be drawn or an expression cannot be read.',
    remedy: 'Each entry of `errors` points at the place in the document; for expressions with line and column.',
  },
  font_invalid: {
    status: 422,
    title: 'The font cannot be used',
    meaning: 'The file is no TTF, OTF or WOFF2 font, is damaged, or is larger than a font may be.',
    remedy: 'The detail says which. Collections (TTC) have to be split; a WOFF is converted to WOFF2.',
  },
  asset_invalid: {
    status: 422,
    title: 'The image cannot be used',
    meaning: 'The uploaded file is no image we draw, is damaged, or has too many pixels.',
    remedy: 'Send one PNG, JPEG, WebP, GIF, AVIF or SVG of at most 50 megapixels.',
  },
  too_many_webhooks: {
    status: 409,
    title: 'The workspace has as many webhooks as it may',
    meaning: 'The number of registered endpoints has reached its limit.',
    remedy: 'Delete endpoints that are not needed (`DELETE /v1/webhooks/{id}`); one endpoint may take many events.',
  },
  webhook_refused: {
    status: 422,
    title: 'This webhook URL is not allowed',
    meaning: 'The URL is not http(s), has user data in it, or leads to an address that is not public.',
    remedy: 'Use a public URL. Whoever runs the server may allow a private one in `PICTIFY_ALLOW_PRIVATE_HOSTS`.',
  },
  image_too_large: {
    status: 422,
    title: 'The image would be too large',
    meaning: 'Width × height × scale² is over the limit of pixels of one image.',
    remedy: 'Ask for a smaller `size` or `scale`.',
  },
  output_refused: {
    status: 422,
    title: 'The template cannot be rendered like this',
    meaning: 'The template and the options do not go together: too many frames, a weight budget nothing fits in, …',
    remedy: 'Change what the detail names. The same request gives the same answer again.',
  },
  idempotency_mismatch: {
    status: 422,
    title: 'This idempotency key was used for another request',
    meaning: 'The `Idempotency-Key` was first used with another body, path or query.',
    remedy: 'Use a new key for a new request, and the same key only to repeat the very same one.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    meaning: 'This API key has made as many requests as it may for now, or too many wrong keys came from this address.',
    remedy: 'Wait as long as `Retry-After` says. `RateLimit-Remaining` of every answer tells how many are left.',
  },
  too_many_streams: {
    status: 429,
    title: 'Too many event streams at once',
    meaning: 'The workspace follows as many batches as it may at the same time.',
    remedy: 'Close streams that nobody reads, or ask for the batch now and then instead.',
  },
  overloaded: {
    status: 429,
    title: 'Too many renders at once',
    meaning: 'As many renders wait already as may wait. Refusing at once is kinder than answering late.',
    remedy: 'Wait as long as `Retry-After` says and try again, or send many rows as one batch.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    meaning: 'A defect of the server, not of the request. The log has a line with the same `requestId`.',
    remedy: 'Try again once; if it stays, give `requestId` to whoever runs the server.',
  },
  render_failed: {
    status: 500,
    title: 'The image could not be rendered',
    meaning: 'Drawing failed for a reason that is none of the known ones. The log has a line with the `requestId`.',
    remedy: 'Try with other values to see which of them causes it, and report that.',
  },
  render_crashed: {
    status: 503,
    title: 'The render process ended unexpectedly',
    meaning: 'The process that drew this image ended, twice. Others go on; nobody else’s images were lost.',
    remedy: 'Try again after `Retry-After`; if it stays, simplify the template or the row.',
  },
  not_ready: {
    status: 503,
    title: 'Not ready',
    meaning: 'Something that rendering needs is not there (yet): the database, the render processes, room on the disk.',
    remedy: 'Wait for `GET /readyz` to answer 200; its detail names what is missing.',
  },
  storage_full: {
    status: 507,
    title: 'Storage is full',
    meaning: 'There is not enough room to store this. What is stored is still served.',
    remedy: 'Make room on the server’s disk and send it again; running batches go on by themselves.',
  },
} as const satisfies Record<string, ErrorDescription>;

export type ErrorCode = keyof typeof errorCodes;
