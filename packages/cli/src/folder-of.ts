import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * The folder that an option of this name gives; without it, the one of this name beside the template or one folder up,
 * which need not be there.
 *
 * @throws UsageError where the folder that was given is not there.
 */
export function folderOf(name: string, given: string | undefined, template: string): string {
  if (given) {
    if (!existsSync(given)) throw new UsageError(`--${name}: there is no folder ${given}`);
    return resolve(given);
  }
  const beside = resolve(dirname(template), name);
  return existsSync(beside) ? beside : join(dirname(dirname(resolve(template))), name);
}
