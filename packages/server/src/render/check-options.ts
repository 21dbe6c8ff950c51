import { limits, nearest, type ProblemError, type RenderOptions } from '@pictify/api';
import { foreignOptions } from '@pictify/render/format-options';
import { invalidBody } from '../http/body-errors.ts';
import { ServiceError } from '../service-error.ts';
import type { StoredTemplate } from '../store/templates.ts';

interface DocumentShape {
  width: number;
  height: number;
  pages: readonly unknown[];
  sizes?: Record<string, { width: number; height: number }>;
}

/**
 * Refuses what this template cannot give, before anything is stored; `refuse` words it for where the options stood.
 * @throws ServiceError what `refuse` makes, or `image_too_large`.
 */
export function checkRenderOptions(
  template: Pick<StoredTemplate, 'document'>,
  options: RenderOptions,
  refuse: (problems: readonly ProblemError[]) => ServiceError = invalidBody,
): void {
  const document = template.document as unknown as DocumentShape;
  const problems: ProblemError[] = [];
  const sizes = document.sizes ?? {};
  if (typeof options.size === 'string' && !Object.hasOwn(sizes, options.size)) {
    problems.push({ field: '/size', code: 'unknown_size', message: unknownSize(options.size, Object.keys(sizes)) });
  }
  if (options.page !== undefined && options.page > document.pages.length) {
    const message = `“page” is ${options.page}, but the template has ${document.pages.length}.`;
    problems.push({ field: '/page', code: 'too_big', message });
  }
  for (const { option, reason } of foreignOptions(options)) {
    problems.push({ field: `/${option}`, code: 'option_of_other_format', message: `“${option}” ${reason}.` });
  }
  for (const [field, error] of [
    ['/locale', localeProblem(options.locale)],
    ['/timeZone', timeZoneProblem(options.timeZone)],
  ] as const) {
    if (error) problems.push({ field, code: 'invalid_value', message: error });
  }
  if (problems.length > 0) throw refuse(problems);
  const size = typeof options.size === 'string' ? sizes[options.size]! : (options.size ?? document);
  const pixels = size.width * size.height * options.scale ** 2;
  if (pixels > limits.imagePixels) throw imageTooLarge(pixels);
}

function unknownSize(size: string, known: readonly string[]): string {
  const meant = nearest(size, known);
  const hint = meant ? ` Did you mean “${meant}”?` : known.length > 0 ? ` It has ${known.join(', ')}.` : '';
  return `The template has no size “${size}”.${hint} A size can also be {"width": 1200, "height": 630}.`;
}

function localeProblem(locale: string | undefined): string | null {
  if (locale === undefined) return null;
  try {
    Intl.getCanonicalLocales(locale);
    return null;
  } catch {
    return '“locale” must be a BCP 47 tag such as en-GB or ar.';
  }
}

function timeZoneProblem(timeZone: string | undefined): string | null {
  if (timeZone === undefined) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return null;
  } catch {
    return '“timeZone” must be an IANA zone such as Europe/Berlin.';
  }
}

function imageTooLarge(pixels: number): ServiceError {
  const message = `The image would have ${(pixels / 1e6).toFixed(1)} megapixels; at most ${limits.imagePixels / 1e6} are allowed. Lower the size or the scale.`;
  return new ServiceError({
    code: 'image_too_large',
    publicMessage: message,
    errors: [{ field: '/size', code: 'image_too_large', message }],
  });
}
