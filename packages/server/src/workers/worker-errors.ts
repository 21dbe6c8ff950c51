import { ServiceError } from '../service-error.ts';
import type { TaskFailure } from './protocol.ts';

/** A render process ended, or was ended because it stood still, while it had this task. */
export class WorkerCrashed extends Error {
  override readonly name = 'WorkerCrashed';
}

/** The task was withdrawn: its batch was cancelled or the service stops. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';
}

export function taskFailed(failure: TaskFailure): ServiceError {
  return new ServiceError({ code: failure.code, publicMessage: failure.message, detail: failure.detail });
}

export function renderCrashed(detail: string): ServiceError {
  return new ServiceError({
    code: 'render_crashed',
    publicMessage:
      'The process that rendered this image ended unexpectedly, twice. Try again; if it stays, simplify the template or the row.',
    detail,
    retry: 'later',
    headers: { 'Retry-After': '1' },
  });
}

export function overloaded(waiting: number): ServiceError {
  return new ServiceError({
    code: 'overloaded',
    publicMessage: 'Too many renders are waiting. Try again in a moment, or send many rows as one batch.',
    detail: `${waiting} renders waiting`,
    retry: 'later',
    report: false,
    headers: {
      'Retry-After': '1',
      'RateLimit-Limit': String(waiting),
      'RateLimit-Remaining': '0',
      'RateLimit-Reset': '1',
    },
  });
}
