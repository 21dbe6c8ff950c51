import { type ErrorCode, errorCodes, type ProblemError } from '@pictify/api';

export interface ServiceErrorInput {
  code: ErrorCode;
  /** Shown to the caller: what happened and what to do. Never holds a secret or another workspace's data. */
  publicMessage: string;
  /** For the log only. */
  detail?: string | undefined;
  retry?: 'never' | 'later' | 'now';
  /** Whether an operator should hear of it. */
  report?: boolean;
  errors?: readonly ProblemError[];
  allowed?: readonly string[];
  /** The current one, where another was expected. */
  revision?: number;
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** The one error that reaches a caller. Named constructors stand next to where each arises. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly publicMessage: string;
  readonly detail: string | undefined;
  readonly retry: 'never' | 'later' | 'now';
  readonly report: boolean;
  readonly errors: readonly ProblemError[];
  readonly allowed: readonly string[] | undefined;
  readonly revision: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(input: ServiceErrorInput) {
    super(input.detail ?? input.publicMessage, { cause: input.cause });
    this.name = 'ServiceError';
    this.code = input.code;
    this.status = errorCodes[input.code].status;
    this.publicMessage = input.publicMessage;
    this.detail = input.detail;
    this.retry = input.retry ?? 'never';
    this.report = input.report ?? this.status >= 500;
    this.errors = input.errors ?? [];
    this.allowed = input.allowed;
    this.revision = input.revision;
    this.headers = input.headers ?? {};
  }
}
