export type PostgresErrorCode =
  | 'no-binary'
  | 'binary-not-runnable'
  | 'already-running'
  | 'not-permitted'
  | 'not-reachable'
  | 'other-version'
  | 'database-missing'
  | 'not-a-database'
  | 'password-missing'
  | 'initialise-failed'
  | 'previous-server-busy'
  | 'start-failed';

/** The embedded database could not be started. The message is one sentence for the operator: what is wrong and what to do. */
export class PostgresError extends Error {
  readonly code: PostgresErrorCode;

  constructor(code: PostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresError';
    this.code = code;
  }
}
