import { access, constants, mkdir } from 'node:fs/promises';
import { systemCode } from './blobs/system-code.ts';
import { StartError } from './start-error.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of this name',
  ENOSPC: 'the disk is full',
};

/** @throws StartError when the folder cannot be made or written to. */
export async function openDataDirectory(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = reasons[systemCode(error) ?? ''] ?? (error as Error).message;
    throw new StartError(`${dir} cannot be used for data: ${reason}. Set PICTIFY_DATA_DIR to a folder of yours.`);
  }
}
