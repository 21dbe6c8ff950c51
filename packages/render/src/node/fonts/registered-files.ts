const files = new Map<string, () => Uint8Array>();

/** Notes how to get the TrueType or OpenType file that the canvas paints `family` with. Nothing is read now. */
export function rememberFile(family: string, read: () => Uint8Array): void {
  files.set(family, read);
}

/**
 * Reads the file behind a family of the canvas, for formats that embed it, even when the canvas has forgotten it since;
 * null for a family it does not know now.
 */
export function registeredFile(family: string): (() => Uint8Array) | null {
  return files.get(family) ?? null;
}

export function forgetFile(family: string): void {
  files.delete(family);
}
