/** What a file can be: the formats of `render/node`, by the names it has for them. */
type Format = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'pdf';

interface GivenOptions {
  readonly format: Format;
  readonly animated?: boolean | undefined;
}

/** The options that only some formats have. Quality is not among them: it is asked of every format, and PNG has all of it. */
const FORMATS: { readonly [option: string]: readonly Format[] } = {
  maxBytes: ['png', 'jpeg', 'webp', 'avif', 'gif'],
  palette: ['png'],
  progressive: ['jpeg'],
  background: ['jpeg'],
  lossless: ['webp'],
  animated: ['webp'],
  fps: ['gif', 'webp'],
  loop: ['gif', 'webp'],
  holdMs: ['gif', 'webp'],
  paper: ['pdf'],
  orientation: ['pdf'],
  margin: ['pdf'],
};
const OF_WHAT_MOVES = ['fps', 'loop', 'holdMs'];

export interface ForeignOption {
  readonly option: string;
  /** Why it means nothing, beginning with the format: “the format is png”. */
  readonly reason: string;
}

/**
 * Options that the format does not have: to take them would promise what cannot be kept. What is switched off, or left
 * out, promises nothing. Of no package but this one's, so that checking asks for no native code.
 */
export function foreignOptions(options: GivenOptions): ForeignOption[] {
  return Object.entries(options).flatMap(([option, value]) => {
    const formats = Object.hasOwn(FORMATS, option) ? FORMATS[option] : undefined;
    if (!formats || value === undefined || value === false) return [];
    if (!formats.includes(options.format)) {
      return [{ option, reason: `is for ${formats.join(', ')}; the format is ${options.format}` }];
    }
    if (options.format === 'webp' && !options.animated && OF_WHAT_MOVES.includes(option)) {
      return [{ option, reason: 'is for what moves; ask for “animated” WebP with it' }];
    }
    if (option === 'lossless' && options.animated) return [{ option, reason: 'is for WebP that does not move' }];
    return [];
  });
}
