import { z } from '@hono/zod-openapi';
import type { ImageFormat } from './image-format.ts';
import { limits } from './limits.ts';

const sideError = `The sides of “size” are whole numbers of pixels from 1 to ${limits.sidePixels}.`;
const side = z.int(sideError).min(1, sideError).max(limits.sidePixels, sideError);
const sizeError =
  '“size” must be the name of one of the template’s sizes or of GET /v1/sizes, “1200x630”, or {"width": 1200, "height": 630}.';
const qualityError = '“quality” must be a number from 1 to 100, or a fraction up to 1.';

export const sizeSchema = z
  .union([z.string().min(1).max(64), z.strictObject({ width: side, height: side })], sizeError)
  .describe('The name of one of the template’s sizes or of GET /v1/sizes, or a width and a height in pixels');

const fileExtension = z.enum(['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'pdf']);
const scaleError = '“scale” must be 1, 2 or 3.';
const colorError = '“background” must be a colour such as #ffffff.';
const length = z.number().positive().max(20_000);

export const sizeListSchema = z.object({
  sizes: z.array(
    z.object({
      name: z.string().describe('What “size” may say, for every template'),
      channel: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      scale: z.number().int().describe('Where none is asked for'),
      maxBytes: z.number().int().nullable().describe('The weight budget, where none is asked for; not for PDF'),
      safeZone: z
        .object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() })
        .nullable()
        .describe('Shares of the sides that the channel’s own controls may cover'),
    }),
  ),
});
export type SizeList = z.infer<typeof sizeListSchema>;

/** What a PDF page is cut to. */
export const paperSchema = z
  .union(
    [
      z.enum(['page', 'A4', 'Letter']),
      z.strictObject({ width: length, height: length, unit: z.enum(['mm', 'in', 'pt', 'px']).default('mm') }),
    ],
    '“paper” must be “page”, “A4”, “Letter”, or {"width": 210, "height": 297, "unit": "mm"}.',
  )
  .describe('PDF: the page; default the template’s own size');

/** The options that a synchronous render and a batch have in common. */
export const renderOptionsShape = {
  fileExtension: fileExtension.optional().describe('Default png'),
  format: fileExtension.optional().describe('Alias of fileExtension'),
  size: sizeSchema.optional(),
  scale: z
    .union([z.literal(1), z.literal(2), z.literal(3)], scaleError)
    .optional()
    .describe('Pixels per pixel of the size; default 1, or what the channel of a named size wants'),
  quality: z
    .number(qualityError)
    .gt(0, qualityError)
    .max(100, qualityError)
    .optional()
    .describe('1 to 100; up to 1 it is read as a fraction. JPEG, WebP and AVIF'),
  maxBytes: z
    .int()
    .min(1000)
    .max(50_000_000)
    .optional()
    .describe('A weight budget: the best quality that stays under it is found. Not for PDF'),
  palette: z.boolean().optional().describe('PNG: at most 256 colours, for weight'),
  progressive: z.boolean().optional().describe('JPEG: shows coarse first, then sharper'),
  background: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, colorError)
    .optional()
    .describe('JPEG: what lies behind transparent pixels; default #ffffff'),
  lossless: z.boolean().optional().describe('WebP: exact pixels, at several times the weight'),
  animated: z.boolean().optional().describe('WebP: move as the GIF would. A GIF always does'),
  fps: z.number().min(1).max(50).optional().describe('GIF and animated WebP: frames a second; default the template’s'),
  loop: z.int().min(0).max(1000).optional().describe('GIF and animated WebP: how often it plays; 0 is for ever'),
  holdMs: z
    .int()
    .min(0)
    .max(60_000)
    .optional()
    .describe('GIF and animated WebP: how long the finished card stays before it plays again'),
  paper: paperSchema.optional(),
  orientation: z.enum(['auto', 'portrait', 'landscape']).optional().describe('PDF: of the paper; default auto'),
  margin: z.number().min(0).max(1000).optional().describe('PDF: points on every side that stay empty; default 0'),
  page: z
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('The page that is drawn. Without it: the first; in a GIF or PDF, all'),
  locale: z.string().min(2).max(35).optional().describe('BCP 47; default the template’s'),
  timeZone: z.string().min(1).max(64).optional().describe('IANA zone; default the template’s'),
};

/** `fileExtension` and `format` are one option under two names: who gives both must mean the same. */
export const oneFormat: [
  (options: Parsed) => boolean,
  { path: PropertyKey[]; error: (issue: { input?: unknown }) => string },
] = [
  ({ fileExtension, format }) =>
    fileExtension === undefined || format === undefined || formatOf(fileExtension) === formatOf(format),
  {
    path: ['format'],
    error: ({ input }) => {
      const { fileExtension, format } = input as Parsed;
      return `“format” is another name of “fileExtension”, but says ${format} where that says ${fileExtension}. Send one of the two.`;
    },
  },
];

/** Options of the contract that a later version brings. They are refused by name, so that nobody believes they worked. */
export const laterOptions = ['mode', 'experiment', 'priority', 'dryRun'] as const;

type Parsed = { [K in keyof typeof renderOptionsShape]?: z.infer<(typeof renderOptionsShape)[K]> };
type Given = { [K in keyof Parsed]?: Exclude<Parsed[K], undefined> };

/** Render options after aliases, before the template has its say. */
export interface AskedOptions extends Omit<Given, 'fileExtension' | 'format' | 'scale'> {
  format: ImageFormat;
  scale?: number;
}

/** Options that a template can be drawn with; what is stored with a batch and sent to a render process. */
export interface RenderOptions extends Omit<AskedOptions, 'scale'> {
  scale: number;
}

/** Takes what a render or a batch was given; what is no render option is left out. */
export function normaliseRenderOptions(parsed: Parsed): AskedOptions {
  const { fileExtension: extension, format, quality, size, ...rest } = parsed;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => value !== undefined && Object.hasOwn(renderOptionsShape, name)),
  ) as Given;
  return {
    ...given,
    format: formatOf(extension ?? format ?? 'png'),
    ...(size === undefined ? {} : { size: pixelsOf(size) }),
    ...(quality === undefined ? {} : { quality: wholePercent(quality) }),
  };
}

const formatOf = (extension: z.infer<typeof fileExtension>): ImageFormat => (extension === 'jpg' ? 'jpeg' : extension);

/** `600x315`, as a map. */
function pixelsOf(size: z.infer<typeof sizeSchema>): z.infer<typeof sizeSchema> {
  const [width = 0, height = 0] =
    typeof size === 'string' ? (/^(\d+)x(\d+)$/.exec(size) ?? []).slice(1).map(Number) : [];
  return side.safeParse(width).success && side.safeParse(height).success ? { width, height } : size;
}

const wholePercent = (quality: number): number =>
  quality <= 1 ? Math.max(1, Math.round(quality * 100)) : Math.round(quality);
