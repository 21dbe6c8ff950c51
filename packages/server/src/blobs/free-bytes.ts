import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemCode } from './system-code.ts';

/** Bytes an ordinary user may still write on the file system of `dir`, which need not exist yet. */
export async function freeBytes(dir: string): Promise<number> {
  for (let path = resolve(dir); ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || path === dirname(path)) throw error;
    }
  }
}
