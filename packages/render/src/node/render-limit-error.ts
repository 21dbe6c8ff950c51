export type RenderLimitCode =
  | 'page_unknown'
  | 'scale_invalid'
  | 'image_too_large'
  | 'too_many_sets'
  | 'page_size_invalid'
  | 'document_empty'
  | 'document_too_large'
  | 'motion_option_invalid'
  | 'motion_too_long'
  | 'motion_too_large';

/** What was asked of `render` is outside its limits: the caller's to change, whatever the row is. */
export class RenderLimitError extends RangeError {
  readonly code: RenderLimitCode;

  constructor(code: RenderLimitCode, message: string) {
    super(message);
    this.name = 'RenderLimitError';
    this.code = code;
  }
}
