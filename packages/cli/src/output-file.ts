import { mkdir, writeFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** @throws UsageError that names the path and says why */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: Error) => refuse('make the folder', path, error));
}

/** @throws UsageError that names the path and says why */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(path, content).catch((error: Error) => refuse('write', path, error));
}

function refuse(verb: string, path: string, error: Error): never {
  throw new UsageError(`cannot ${verb} ${path}: ${error.message}`);
}
