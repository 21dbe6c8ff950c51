import { foreignOptions } from '@pictify/render/format-options';
import { RenderLimitError, type RenderOptions } from '@pictify/render/node';
import { type CompiledTemplate, SIZE_PRESETS, withSizePreset } from '@pictify/scene';
import { UsageError } from './usage-error.ts';

/** Options that the command line spells otherwise. */
const FLAGS: { readonly [option: string]: string } = { maxBytes: '--max-bytes', holdMs: '--hold' };

/** The options as they are drawn. Refuses what this template does not have. @throws UsageError */
export function checkRequest({ template }: CompiledTemplate, options: RenderOptions): RenderOptions {
  const drawn = withSizePreset(template, options);
  const { size, page = 1 } = drawn;
  const sizes = Object.keys(template.sizes ?? {});
  if (typeof size === 'string' && !sizes.includes(size)) {
    const known = sizes.length > 0 ? `it has ${sizes.join(', ')}` : 'it has none besides its own';
    const presets = Object.keys(SIZE_PRESETS).join(', ');
    throw new UsageError(
      `the template has no size “${size}”; ${known}. Every template has ${presets}, and pixels such as 1200x630`,
    );
  }
  const [foreign] = foreignOptions(options);
  if (foreign) throw new UsageError(`${FLAGS[foreign.option] ?? `--${foreign.option}`} ${foreign.reason}`);
  const { length } = template.pages;
  if (page > length) throw new UsageError(`the template has no page ${page}; it has ${length}`);
  return drawn;
}

/** What the renderer refuses can be asked for differently. */
export function refusalOf(error: unknown): unknown {
  return error instanceof RenderLimitError ? new UsageError(error.message) : error;
}
