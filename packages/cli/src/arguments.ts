import { extname } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OUTPUT_FORMATS, type OutputFormat, type RenderOptions } from '@pictify/render/node';
import { UsageError } from './usage-error.ts';

export interface ImageArguments {
  readonly output: string;
  readonly assets: string | undefined;
  readonly fonts: string | undefined;
  readonly allowPrivate: string;
  readonly render: RenderOptions;
}

export interface RenderArguments extends ImageArguments {
  readonly template: string;
  readonly row: string | undefined;
  /** Instead of a row: a file of those that are the pages of one PDF. */
  readonly rows: string | undefined;
}

export interface BatchArguments extends ImageArguments {
  readonly template: string;
  readonly rows: string;
  readonly key: string | undefined;
  /** Infinity when all rows are asked for. */
  readonly limit: number;
}

/** The options of every command that makes images. */
export const IMAGE_OPTIONS = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  size: { type: 'string' },
  scale: { type: 'string' },
  quality: { type: 'string' },
  page: { type: 'string' },
  'max-bytes': { type: 'string' },
  palette: { type: 'boolean' },
  progressive: { type: 'boolean' },
  background: { type: 'string' },
  lossless: { type: 'boolean' },
  animated: { type: 'boolean' },
  fps: { type: 'string' },
  loop: { type: 'string' },
  hold: { type: 'string' },
  paper: { type: 'string' },
  orientation: { type: 'string' },
  margin: { type: 'string' },
  locale: { type: 'string' },
  'time-zone': { type: 'string' },
  assets: { type: 'string' },
  fonts: { type: 'string' },
  'allow-private': { type: 'string' },
} as const;

type ImageValues = {
  readonly [K in keyof typeof IMAGE_OPTIONS]?:
    | ((typeof IMAGE_OPTIONS)[K] extends { type: 'boolean' } ? boolean : string)
    | undefined;
};

/** @throws UsageError */
export function readRenderArguments(args: string[]): RenderArguments {
  const { values, positionals } = parse(args, { ...IMAGE_OPTIONS, row: { type: 'string' }, rows: { type: 'string' } });
  const [template, surplus] = positionals;
  if (!template || surplus) throw new UsageError('name one template file');
  const output = outputOf(values);
  const given = imageArguments(values, output, extname(output).slice(1));
  if (values.rows !== undefined && values.row !== undefined) throw new UsageError('give --row or --rows, not both');
  if (values.rows !== undefined && given.render.format !== 'pdf') {
    throw new UsageError('--rows makes the pages of one PDF; for an image per row use “pictify batch”');
  }
  return { ...given, template, row: values.row, rows: values.rows };
}

/** @throws UsageError */
export function readBatchArguments(args: string[]): BatchArguments {
  const { values, positionals } = parse(args, { ...IMAGE_OPTIONS, key: { type: 'string' }, limit: { type: 'string' } });
  const [template, rows, surplus] = positionals;
  if (!template || !rows || surplus) throw new UsageError('name a template file and a file of rows');
  const limit = integer('--limit', values.limit, 1, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
  return { ...imageArguments(values, outputOf(values), 'png'), template, rows, key: values.key, limit };
}

/** The files that `validate` names. @throws UsageError */
export function readFileArguments(args: string[]): string[] {
  const { positionals } = parse(args, {});
  if (positionals.length === 0) throw new UsageError('name at least one template file');
  return positionals;
}

/** @throws UsageError for an option nobody knows. */
export function parse<Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function outputOf({ output }: ImageValues): string {
  if (!output) throw new UsageError('say where to write with -o');
  return output;
}

/** `format` holds where `--format` is not given. @throws UsageError */
export function imageArguments(values: ImageValues, output: string, format: string): ImageArguments {
  return {
    output,
    assets: values.assets,
    fonts: values.fonts,
    allowPrivate: values['allow-private'] ?? '',
    render: {
      format: outputFormat(values.format ?? format),
      ...present('size', values.size === undefined ? undefined : size(values.size)),
      ...present('scale', integer('--scale', values.scale, 1, 3)),
      ...present('quality', values.quality === undefined ? undefined : quality(values.quality)),
      ...present('page', integer('--page', values.page, 1, 100)),
      ...present('maxBytes', integer('--max-bytes', values['max-bytes'], 1000, 50_000_000)),
      ...present('palette', values.palette),
      ...present('progressive', values.progressive),
      ...present(
        'background',
        matching('--background', values.background, /^#[0-9a-f]{6}$/i, 'a colour such as #ffffff'),
      ),
      ...present('lossless', values.lossless),
      ...present('animated', values.animated),
      ...present('fps', decimal('--fps', values.fps, 1, 50)),
      ...present('loop', integer('--loop', values.loop, 0, 1000)),
      ...present('holdMs', integer('--hold', values.hold, 0, 60_000)),
      ...present('paper', values.paper === undefined ? undefined : paper(values.paper)),
      ...present('orientation', values.orientation === undefined ? undefined : orientation(values.orientation)),
      ...present('margin', integer('--margin', values.margin, 0, 1000)),
      ...present('locale', checked('--locale', values.locale, Intl.getCanonicalLocales, 'a BCP 47 tag such as en-GB')),
      ...present('timeZone', checked('--time-zone', values['time-zone'], zone, 'an IANA zone such as Europe/Berlin')),
    },
  };
}

/** 1 to 100; up to 1 it is a fraction, as in the API. */
function quality(text: string): number {
  const value = decimal('--quality', text, 0.01, 100)!;
  return value <= 1 ? Math.round(value * 100) : Math.round(value);
}

function decimal(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < min || value > max) {
    throw new UsageError(`${name} is a number from ${min} to ${max}, not “${text}”`);
  }
  return value;
}

function outputFormat(name: string): OutputFormat {
  const lower = name.toLowerCase();
  const format = lower === 'jpg' ? 'jpeg' : lower || 'png';
  if (!(OUTPUT_FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`unknown format “${name}”; use ${OUTPUT_FORMATS.join(', ')}`);
  }
  return format as OutputFormat;
}

/** The name of a size, or `WxH`. @throws UsageError */
export function size(text: string): string | { width: number; height: number } {
  const pixels = text.match(/^(\d+)x(\d+)$/);
  if (!pixels) return text;
  const [width, height] = [Number(pixels[1]), Number(pixels[2])];
  if (Math.min(width, height) < 1 || Math.max(width, height) > 4096) {
    throw new UsageError(`--size in pixels is from 1x1 to 4096x4096, not “${text}”`);
  }
  return { width, height };
}

/** @throws UsageError for what is no whole number in this range. */
export function integer(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`${name} is a whole number ${range}, not “${text}”`);
  }
  return value;
}

type Paper = NonNullable<RenderOptions['paper']>;

function paper(text: string): Paper {
  if (text === 'page' || text === 'A4' || text === 'Letter') return text;
  const [, width, height, unit] = text.match(/^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in|pt|px)$/) ?? [];
  if (!unit) throw new UsageError(`--paper is page, A4, Letter or a size such as 210x297mm, not “${text}”`);
  return { width: Number(width), height: Number(height), unit: unit as 'mm' | 'in' | 'pt' | 'px' };
}

function orientation(text: string): NonNullable<RenderOptions['orientation']> {
  if (text === 'auto' || text === 'portrait' || text === 'landscape') return text;
  throw new UsageError(`--orientation is auto, portrait or landscape, not “${text}”`);
}

function matching(name: string, text: string | undefined, pattern: RegExp, wanted: string): string | undefined {
  if (text === undefined || pattern.test(text)) return text;
  throw new UsageError(`${name} is ${wanted}, not “${text}”`);
}

const zone = (timeZone: string): unknown => new Intl.DateTimeFormat('en', { timeZone });

/** `probe` throws at a value that is not `wanted`. */
function checked(name: string, text: string | undefined, probe: (text: string) => unknown, wanted: string) {
  if (text === undefined) return undefined;
  try {
    probe(text);
    return text;
  } catch {
    throw new UsageError(`${name} is ${wanted}, not “${text}”`);
  }
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
