import type { RequestOptions } from '../http/request.ts';
import type { Answer, Transport } from '../http/transport.ts';
import type { Expression, ExpressionTest } from '../wire.gen.ts';

/** `expression` is what stands between the braces, `text` is text with `{{ }}` blocks. */
export class Expressions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Evaluates one with the values that are given. */
  test(body: ExpressionTest, options?: RequestOptions): Promise<Answer<'testExpression'>> {
    return this.#transport.call('testExpression', { body }, options);
  }

  /** Says where it is wrong, and which variables it reads. */
  validate(body: Expression, options?: RequestOptions): Promise<Answer<'validateExpression'>> {
    return this.#transport.call('validateExpression', { body }, options);
  }

  /** Every function there is, with examples. */
  async functions(options?: RequestOptions): Promise<Answer<'listFunctions'>['functions']> {
    return (await this.#transport.call('listFunctions', {}, options)).functions;
  }
}
