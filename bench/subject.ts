import type { ReferenceCard } from './reference-card/card.ts';
import type { CardRow } from './reference-card/rows.ts';

export type Format = 'png' | 'jpeg' | 'webp';

/** JPEG and WebP quality asked of every subject, 0..100. */
export const QUALITY = 82;

export interface Painted {
  readonly bytes: Uint8Array;
  /** Where the time of this image went, where the subject can tell. */
  readonly stagesMs?: Readonly<Record<string, number>>;
}

export interface Painter {
  /** Versions of what is not an npm package. */
  readonly versions?: Readonly<Record<string, string>>;
  paint(row: CardRow, format: Format): Promise<Painted>;
  close?(): Promise<void>;
}

export interface Subject {
  readonly label: string;
  readonly formats: readonly Format[];
  /** npm packages whose versions belong in the results. */
  readonly packages: readonly string[];
  /** Whether most of its work happens outside its Node process, so that its CPU time and memory are not ours to tell. */
  readonly external?: boolean;
  /** Everything that is done once: fonts, template, browser. */
  open(card: ReferenceCard): Promise<Painter>;
}

/** Thrown by `open` where this machine lacks what the subject needs: it is skipped, loudly, instead of failed. */
export class SubjectMissing extends Error {}

export const SUBJECT_IDS = ['ours', 'plain', 'skia', 'satori', 'takumi', 'chromium'] as const;
export type SubjectId = (typeof SUBJECT_IDS)[number];

export function loadSubject(id: SubjectId): Promise<{ subject: Subject }> {
  return import(`./subjects/${id}.ts`) as Promise<{ subject: Subject }>;
}
