import type { Template } from './document.ts';
import { isMap, own } from './json.ts';

/** A format that a channel asks for. */
export interface SizePreset {
  /** What it is for, in a few words. */
  readonly channel: string;
  readonly width: number;
  readonly height: number;
  /** Device pixels per pixel that the channel wants; 1 where nothing is said. */
  readonly scale?: number;
  /** What the channel takes, or what still opens quickly there. */
  readonly maxBytes?: number;
  /** Shares of the sides that the channel's own controls may cover. */
  readonly safeZone?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

const email = { scale: 2, maxBytes: 100_000 };
const x: SizePreset = { channel: 'X: image of a post', width: 1200, height: 675, maxBytes: 5_000_000 };
/** What advertising networks take. */
const display = (width: number, height: number): SizePreset => {
  return { channel: 'Display advertisement', width, height, maxBytes: 150_000 };
};

/** Sizes that every template has by name, unless it has one of that name itself. */
export const SIZE_PRESETS: Readonly<Record<string, SizePreset>> = Object.freeze({
  'email-header': { channel: 'Email: header', width: 600, height: 200, ...email },
  'email-header-tall': { channel: 'Email: tall header', width: 600, height: 300, ...email },
  'open-graph': { channel: 'Preview of a shared link', width: 1200, height: 630, maxBytes: 8_000_000 },
  'instagram-post': { channel: 'Instagram: post', width: 1080, height: 1080, maxBytes: 8_000_000 },
  'instagram-story': {
    channel: 'Instagram: story',
    width: 1080,
    height: 1920,
    maxBytes: 8_000_000,
    safeZone: { top: 0.14, bottom: 0.2, left: 0.06, right: 0.06 },
  },
  linkedin: { channel: 'LinkedIn: image of a post', width: 1200, height: 627, maxBytes: 5_000_000 },
  x,
  twitter: x,
  pinterest: { channel: 'Pinterest: pin', width: 1000, height: 1500, maxBytes: 10_000_000 },
  youtube: { channel: 'YouTube: thumbnail', width: 1280, height: 720, maxBytes: 2_000_000 },
  'display-300x250': display(300, 250),
  'display-728x90': display(728, 90),
  'display-160x600': display(160, 600),
  'display-320x50': display(320, 50),
  'display-300x600': display(300, 600),
  'in-app-card': { channel: 'Card inside an app', width: 640, height: 360, scale: 2 },
});

interface SizedOptions {
  readonly format: string;
  readonly size?: string | { width: number; height: number } | undefined;
  readonly scale?: number | undefined;
  readonly maxBytes?: number | undefined;
}

/**
 * Options with a preset's name turned into its pixels, and its scale and weight budget where none are given. A size of
 * the template's own wins; what names no preset is left as it is.
 */
export function withSizePreset<Options extends SizedOptions>(
  template: Pick<Template, 'sizes'>,
  options: Options,
): Options {
  const { size: name, format } = options;
  const sizes = own(template, 'sizes');
  if (typeof name !== 'string' || (isMap(sizes) && Object.hasOwn(sizes, name))) return options;
  const preset = Object.hasOwn(SIZE_PRESETS, name) ? SIZE_PRESETS[name] : undefined;
  if (!preset) return options;
  const { width, height } = preset;
  const scale = options.scale ?? preset.scale;
  // A document of vectors has no quality to lower.
  const maxBytes = options.maxBytes ?? (format === 'pdf' ? undefined : preset.maxBytes);
  return {
    ...options,
    size: { width, height },
    ...(scale === undefined ? {} : { scale }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}
