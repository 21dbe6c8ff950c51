export type RenderLimitCode = 'page_unknown' | 'scale_invalid' | 'image_too_large';

/** What was asked of `render` is outside its limits: the caller's to change, whatever the row is. */
export class RenderLimitError extends RangeError {
  readonly code: RenderLimitCode;

  constructor(code: RenderLimitCode, message: string) {
    super(message);
    this.name = 'RenderLimitError';
    this.code = code;
  }
}
