/** One golden of the gallery. Pictures are named relative to the page. */
export interface GalleryCard {
  readonly name: string;
  /** What its name begins with: `text`, `shadow`, `starter` … */
  readonly group: string;
  readonly about: string;
  /** Codes of the issues it reports. */
  readonly issues: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly status: 'same' | 'different' | 'new';
  /** How far it is from what is expected, in words. */
  readonly verdict: string;
  readonly pictures: {
    readonly expected?: string;
    readonly actual?: string;
    readonly difference?: string;
    readonly browser?: string;
  };
}
