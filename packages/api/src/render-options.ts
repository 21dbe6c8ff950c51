import { z } from '@hono/zod-openapi';
import type { ImageFormat } from './image-format.ts';
import { limits } from './limits.ts';

const sideError = `The sides of “size” are whole numbers of pixels from 1 to ${limits.sidePixels}.`;
const side = z.int(sideError).min(1, sideError).max(limits.sidePixels, sideError);
const sizeError = '“size” must be the name of one of the template’s sizes, or {"width": 1200, "height": 630}.';
const qualityError = '“quality” must be a number from 1 to 100, or a fraction up to 1.';

export const sizeSchema = z
  .union([z.string().min(1).max(64), z.strictObject({ width: side, height: side })], sizeError)
  .describe('The name of one of the template’s sizes, or a width and a height in pixels');

const fileExtension = z.enum(['png', 'jpg', 'jpeg', 'webp']);

/** The options that a synchronous render and a batch have in common. */
export const renderOptionsShape = {
  fileExtension: fileExtension.optional().describe('Default png'),
  format: fileExtension.optional().describe('Alias of fileExtension'),
  size: sizeSchema.optional(),
  scale: z.literal([1, 2, 3]).optional(),
  quality: z
    .number(qualityError)
    .gt(0, qualityError)
    .max(100, qualityError)
    .optional()
    .describe('1 to 100; up to 1 it is read as a fraction. JPEG and WebP'),
  page: z.number().int().min(1).max(100).optional(),
  locale: z.string().min(2).max(35).optional().describe('BCP 47; default the template’s'),
  timeZone: z.string().min(1).max(64).optional().describe('IANA zone; default the template’s'),
};

/** Options of the contract that a later version brings. They are refused by name, so that nobody believes they worked. */
export const laterOptions = ['maxBytes', 'mode', 'experiment', 'priority', 'dryRun'] as const;

/** Render options after aliases and defaults; what is stored with a batch and sent to a render process. */
export interface RenderOptions {
  format: ImageFormat;
  size?: string | { width: number; height: number };
  scale: number;
  /** 1..100 */
  quality?: number;
  /** 1-based. */
  page?: number;
  locale?: string;
  timeZone?: string;
}

type Parsed = { [K in keyof typeof renderOptionsShape]: z.infer<(typeof renderOptionsShape)[K]> };

export function normaliseRenderOptions(parsed: Partial<Parsed>): RenderOptions {
  const extension = parsed.fileExtension ?? parsed.format ?? 'png';
  const options: RenderOptions = { format: extension === 'jpg' ? 'jpeg' : extension, scale: parsed.scale ?? 1 };
  if (parsed.size !== undefined) options.size = parsed.size;
  if (parsed.quality !== undefined) {
    options.quality = parsed.quality <= 1 ? Math.max(1, Math.round(parsed.quality * 100)) : Math.round(parsed.quality);
  }
  if (parsed.page !== undefined) options.page = parsed.page;
  if (parsed.locale !== undefined) options.locale = parsed.locale;
  if (parsed.timeZone !== undefined) options.timeZone = parsed.timeZone;
  return options;
}
