import { extname } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { IMAGE_FORMATS, type ImageFormat, type RenderOptions } from '@pictify/render/node';
import { UsageError } from './usage-error.ts';

interface ImageArguments {
  readonly output: string;
  readonly assets: string | undefined;
  readonly allowPrivate: string;
  readonly render: RenderOptions;
}

export interface RenderArguments extends ImageArguments {
  readonly template: string;
  readonly row: string | undefined;
}

export interface BatchArguments extends ImageArguments {
  readonly template: string;
  readonly rows: string;
  readonly key: string | undefined;
  /** Infinity when all rows are asked for. */
  readonly limit: number;
}

const IMAGE_OPTIONS = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  size: { type: 'string' },
  scale: { type: 'string' },
  quality: { type: 'string' },
  page: { type: 'string' },
  locale: { type: 'string' },
  'time-zone': { type: 'string' },
  assets: { type: 'string' },
  'allow-private': { type: 'string' },
} as const;

type ImageValues = { readonly [K in keyof typeof IMAGE_OPTIONS]?: string | undefined };

/** @throws UsageError */
export function readRenderArguments(args: string[]): RenderArguments {
  const { values, positionals } = parse(args, { ...IMAGE_OPTIONS, row: { type: 'string' } });
  const [template, surplus] = positionals;
  if (!template || surplus) throw new UsageError('name one template file');
  const output = outputOf(values);
  return { ...imageArguments(values, output, extname(output).slice(1)), template, row: values.row };
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

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) {
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

function imageArguments(values: ImageValues, output: string, format: string): ImageArguments {
  return {
    output,
    assets: values.assets,
    allowPrivate: values['allow-private'] ?? '',
    render: {
      format: imageFormat(values.format ?? format),
      ...present('size', values.size === undefined ? undefined : size(values.size)),
      ...present('scale', integer('--scale', values.scale, 1, 3)),
      ...present('quality', integer('--quality', values.quality, 1, 100)),
      ...present('page', integer('--page', values.page, 1, 100)),
      ...present('locale', checked('--locale', values.locale, Intl.getCanonicalLocales, 'a BCP 47 tag such as en-GB')),
      ...present('timeZone', checked('--time-zone', values['time-zone'], zone, 'an IANA zone such as Europe/Berlin')),
    },
  };
}

function imageFormat(name: string): ImageFormat {
  const lower = name.toLowerCase();
  const format = lower === 'jpg' ? 'jpeg' : lower || 'png';
  if (!(IMAGE_FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`unknown format “${name}”; use ${IMAGE_FORMATS.join(', ')}`);
  }
  return format as ImageFormat;
}

function size(text: string): string | { width: number; height: number } {
  const pixels = text.match(/^(\d+)x(\d+)$/);
  if (!pixels) return text;
  const [width, height] = [Number(pixels[1]), Number(pixels[2])];
  if (Math.min(width, height) < 1 || Math.max(width, height) > 4096) {
    throw new UsageError(`--size in pixels is from 1x1 to 4096x4096, not “${text}”`);
  }
  return { width, height };
}

function integer(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`${name} is a whole number ${range}, not “${text}”`);
  }
  return value;
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
