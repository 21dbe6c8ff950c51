import { type AskedOptions, limits, nearest, type ProblemError, type RenderOptions } from '@pictify/api';
import { foreignOptions } from '@pictify/render/format-options';
import { SIZE_PRESETS, type Template, withSizePreset } from '@pictify/scene';
import { invalidBody } from '../http/body-errors.ts';
import { ServiceError } from '../service-error.ts';
import type { StoredTemplate } from '../store/templates.ts';
import { localeProblems } from './locale-problems.ts';

/**
 * The options as they are drawn: a preset of size is its pixels, scale and weight. Refuses what this template cannot
 * give, before anything is stored.
 *
 * @throws ServiceError `invalid_body` or `image_too_large`.
 */
export function checkRenderOptions(template: Pick<StoredTemplate, 'document'>, options: AskedOptions): RenderOptions {
  const document = template.document as unknown as Template;
  const problems: ProblemError[] = [];
  const sizes = document.sizes ?? {};
  const drawn = withSizePreset(document, options);
  if (typeof drawn.size === 'string' && !Object.hasOwn(sizes, drawn.size)) {
    problems.push({ field: '/size', code: 'unknown_size', message: unknownSize(drawn.size, Object.keys(sizes)) });
  }
  if (options.page !== undefined && options.page > document.pages.length) {
    const message = `“page” is ${options.page}, but the template has ${document.pages.length}.`;
    problems.push({ field: '/page', code: 'too_big', message });
  }
  for (const { option, reason } of foreignOptions(options)) {
    problems.push({ field: `/${option}`, code: 'option_of_other_format', message: `“${option}” ${reason}.` });
  }
  problems.push(...localeProblems(options));
  if (problems.length > 0) throw invalidBody(problems);
  const { scale = 1 } = drawn;
  const size = typeof drawn.size === 'string' ? sizes[drawn.size]! : (drawn.size ?? document);
  const pixels = size.width * size.height * scale ** 2;
  if (pixels > limits.imagePixels) throw imageTooLarge(pixels);
  return { ...drawn, scale };
}

function unknownSize(size: string, known: readonly string[]): string {
  const names = [...new Set([...known, ...Object.keys(SIZE_PRESETS)])];
  const asked = size.toLowerCase();
  const meant = nearest(size, names) ?? names.find((name) => asked.length > 1 && name.includes(asked));
  const hint = meant ? ` Did you mean “${meant}”?` : ` There are ${names.slice(0, 30).join(', ')}.`;
  return `There is no size “${size}”.${hint} A size can also be “1200x630”, with sides up to ${limits.sidePixels}.`;
}

function imageTooLarge(pixels: number): ServiceError {
  const message = `The image would have ${(pixels / 1e6).toFixed(1)} megapixels; at most ${limits.imagePixels / 1e6} are allowed. Lower the size or the scale.`;
  return new ServiceError({
    code: 'image_too_large',
    publicMessage: message,
    errors: [{ field: '/size', code: 'image_too_large', message }],
  });
}
