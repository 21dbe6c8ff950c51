export type WebhookVerificationReason =
  | 'body_not_raw'
  | 'secret_invalid'
  | 'headers_missing'
  | 'headers_invalid'
  | 'signature_mismatch'
  | 'too_old'
  | 'too_new'
  | 'body_invalid';

/** A message that is not to be believed. Answer it with 400 and do nothing else. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: WebhookVerificationReason;

  constructor(reason: WebhookVerificationReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
