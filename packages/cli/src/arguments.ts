import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { IMAGE_FORMATS, type ImageFormat, type RenderOptions } from '@pictify/render/node';
import { UsageError } from './usage-error.ts';

export interface Arguments {
  readonly positionals: readonly string[];
  readonly output: string;
  readonly rowPath: string | undefined;
  readonly key: string | undefined;
  readonly limit: number;
  readonly assets: string | undefined;
  readonly allowPrivate: string;
  readonly render: RenderOptions;
}

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  row: { type: 'string' },
  format: { type: 'string' },
  size: { type: 'string' },
  scale: { type: 'string' },
  quality: { type: 'string' },
  page: { type: 'string' },
  locale: { type: 'string' },
  'time-zone': { type: 'string' },
  assets: { type: 'string' },
  'allow-private': { type: 'string' },
  key: { type: 'string' },
  limit: { type: 'string' },
} as const;

export function readArguments(args: string[]): Arguments {
  const { values, positionals } = parse(args);
  if (!values.output) throw new UsageError('say where to write with -o');
  return {
    positionals,
    output: values.output,
    rowPath: values.row,
    key: values.key,
    limit: integer('--limit', values.limit, 1, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY,
    assets: values.assets,
    allowPrivate: values['allow-private'] ?? '',
    render: {
      format: imageFormat(values.format ?? extname(values.output).slice(1)),
      ...present('size', values.size === undefined ? undefined : size(values.size)),
      ...present('scale', integer('--scale', values.scale, 1, 3)),
      ...present('quality', integer('--quality', values.quality, 1, 100)),
      ...present('page', integer('--page', values.page, 1, 100)),
      ...present('locale', values.locale),
      ...present('timeZone', values['time-zone']),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function imageFormat(name: string): ImageFormat {
  const format = name === 'jpg' ? 'jpeg' : name || 'png';
  if (!(IMAGE_FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`unknown format “${name}”; use ${IMAGE_FORMATS.join(', ')}`);
  }
  return format as ImageFormat;
}

function size(text: string): string | { width: number; height: number } {
  const pixels = text.match(/^(\d{1,4})x(\d{1,4})$/);
  return pixels ? { width: Number(pixels[1]), height: Number(pixels[2]) } : text;
}

function integer(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`${name} is a whole number from ${min} to ${max}, not “${text}”`);
  }
  return value;
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
