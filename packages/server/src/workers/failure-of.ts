import type { RenderLimitError } from '@pictify/render/node';
import type { TaskFailure } from './protocol.ts';

/** What the renderer threw, as an answer: a RenderLimitError is the caller's doing, anything else ours. */
export function failureOf(error: unknown): TaskFailure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isRenderLimit(error)) {
    const code = error.code === 'image_too_large' ? 'image_too_large' : 'output_refused';
    return { code, message: error.message, detail };
  }
  if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC') {
    return { code: 'storage_full', message: 'There is no room left to store images.', detail };
  }
  return { code: 'render_failed', message: 'The image could not be rendered.', detail };
}

/** Told by its name: the class itself would bring the renderer's native code into every process that imports this. */
function isRenderLimit(error: unknown): error is RenderLimitError {
  return error instanceof RangeError && error.name === ('RenderLimitError' satisfies RenderLimitError['name']);
}
