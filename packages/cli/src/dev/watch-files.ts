import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Editors write a file in several steps; all of them are one change. */
const quietMs = 60;

/**
 * Calls `onChange` after any of the files changed, or anything in the folders that are there. It watches the folders
 * that files lie in, since many editors replace a file instead of writing into it.
 */
export function watchFiles(
  files: readonly string[],
  folders: readonly string[],
  onChange: () => void,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  const watchers: FSWatcher[] = [];
  for (const [folder, group] of Map.groupBy(files, (file) => dirname(resolve(file)))) {
    const names = new Set(group.map((file) => basename(file)));
    watchers.push(watch(folder, (_, name) => name !== null && names.has(name) && changed()));
  }
  for (const folder of folders) watchers.push(watch(folder, { recursive: true }, changed));
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
