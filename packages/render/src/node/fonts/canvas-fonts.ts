import { type FontKey, GlobalFonts } from '@napi-rs/canvas';
import { forgetFile } from './registered-files.ts';

interface Registration {
  readonly key: FontKey;
  /** Faces of it that may still be painted. */
  lent: number;
}

/** The canvas library's fonts are the process's; several font libraries in it share the shipped ones. */
const registrations = new Map<string, Registration>();
const unreachable = new FinalizationRegistry<string>((family) => {
  const registration = registrations.get(family);
  if (!registration || --registration.lent > 0) return;
  registrations.delete(family);
  forgetFile(family);
  GlobalFonts.remove(registration.key);
});

/** Makes the canvas know a family once. Throws where it cannot read the font. */
export function register(family: string, add: () => FontKey | null): void {
  if (registrations.has(family)) return;
  const key = add();
  if (!key) throw new Error(`The canvas cannot read the font of ${family}.`);
  registrations.set(family, { key, lent: 0 });
}

/**
 * The family may be forgotten when this face, and all others of it that were lent, have been collected. The canvas
 * tells fonts apart by their bytes, so only files that have their family's name in them may be lent.
 */
export function lend(face: { readonly family: string }): void {
  const registration = registrations.get(face.family);
  if (!registration) return;
  registration.lent++;
  unreachable.register(face, face.family);
}

/** How many families the canvas knows, for tests and for those who watch memory. */
export const registeredFamilies = (): readonly string[] => [...registrations.keys()];
