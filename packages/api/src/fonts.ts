import { z } from '@hono/zod-openapi';
import { issueSchema } from './issue.ts';

const style = z.enum(['normal', 'italic']);
const familyError = '“family” is a name of 1 to 100 letters without control characters.';

/** What an upload says of its font where the file should not be believed. */
export const fontOverrides = z.strictObject({
  family: z
    .string()
    .trim()
    .min(1, familyError)
    .max(100, familyError)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, familyError)
    .optional()
    .describe('The name templates call it by; default the file’s own'),
  weight: z.coerce.number().int().min(1).max(1000).optional().describe('Default the file’s own'),
  style: style.optional().describe('Default the file’s own'),
});
export type FontOverrides = z.infer<typeof fontOverrides>;

const file = z.string().openapi({ type: 'string', format: 'binary' });

/** The bodies an upload may have, by media type. */
export const fontBodies = {
  'font/ttf': file,
  'font/otf': file,
  'font/woff2': file,
  'application/octet-stream': file,
  'multipart/form-data': fontOverrides.extend({ file }),
};

export const fontSchema = z
  .object({
    id: z.string(),
    family: z.string().describe('What templates write in font.family'),
    subfamily: z.string(),
    weight: z.number().int().describe('1 to 1000; of a variable font, of its default instance'),
    style,
    axes: z.array(z.object({ tag: z.string(), min: z.number(), default: z.number(), max: z.number() })),
    features: z.array(z.string()).describe('OpenType feature tags'),
    glyphs: z.number().int(),
    characters: z.number().int(),
    scripts: z
      .array(z.object({ script: z.string(), characters: z.number().int() }))
      .describe('By how many of their characters it has'),
    bytes: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Font');
export type WireFont = z.infer<typeof fontSchema>;

export const fontSavedSchema = z.object({ font: fontSchema, warnings: z.array(issueSchema) });

export const fontListSchema = z.object({
  fonts: z.array(fontSchema).describe('Those of this workspace'),
  shipped: z
    .array(z.object({ family: z.string(), weights: z.array(z.number().int()), styles: z.array(style) }))
    .describe('Those that every workspace has'),
});
export type WireFontList = z.infer<typeof fontListSchema>;
