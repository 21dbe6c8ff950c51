export class DecodeFailure extends Error {
  override readonly name = 'DecodeFailure';
  readonly code: 'image_unreadable' | 'image_too_large' | 'svg_refused';
  constructor(code: DecodeFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}
