import { compileExpression, compileTemplate, type Program } from '@pictify/expr';
import { invalidBody } from '../http/body-errors.ts';

/** One of the two: what stands between the braces, or text with `{{ }}` blocks. */
export interface GivenSource {
  expression?: string | undefined;
  text?: string | undefined;
}

/** @throws ServiceError `invalid_body` for both and for none. */
export function programOf({ expression, text }: GivenSource): Program {
  if ((expression === undefined) === (text === undefined)) {
    const message =
      'Send “expression”, what stands between the braces such as name | upper, or “text” with {{ }} blocks; one of the two.';
    throw invalidBody([
      { field: '/expression', code: expression === undefined ? 'missing' : 'invalid_value', message },
    ]);
  }
  return expression === undefined ? compileTemplate(text!) : compileExpression(expression);
}
