import type { ExpressionParser } from './expression-parser.ts';
import { nearest } from './suggestion.ts';
import type { Expression } from './tree.ts';
import type { SourceRange } from './value.ts';
import { isVariableName } from './word.ts';

export type Block =
  | { readonly kind: 'output'; readonly expression: Expression }
  | { readonly kind: 'if' | 'elseif'; readonly condition: Expression }
  | { readonly kind: 'for'; readonly variable: string; readonly variableAt: SourceRange; readonly list: Expression }
  | { readonly kind: 'else' }
  | { readonly kind: 'end'; readonly closes: 'if' | 'for' };

/**
 * Reads the inside of one block. `mark` is the sign after the opening braces: `{{#if c}}` and `{{/if}}` mean the
 * same as `{{ if c }}` and `{{ endif }}`.
 */
export function readBlock(parser: ExpressionParser, mark: '' | '#' | '/'): Block {
  if (mark !== '') return readMarked(parser, mark);
  if (parser.token.type !== 'word') return { kind: 'output', expression: parser.parseAll() };
  switch (parser.token.text) {
    case 'if':
      return readCondition(parser, 'if');
    case 'elseif':
    case 'elsif':
      return readCondition(parser, 'elseif');
    case 'for':
      return readFor(parser);
    case 'else':
      parser.take();
      return parser.atWord('if') ? readCondition(parser, 'elseif') : alone(parser, { kind: 'else' });
    case 'endif':
      parser.take();
      return alone(parser, { kind: 'end', closes: 'if' });
    case 'endfor':
      parser.take();
      return alone(parser, { kind: 'end', closes: 'for' });
    default:
      return { kind: 'output', expression: parser.parseAll() };
  }
}

function readMarked(parser: ExpressionParser, mark: '#' | '/'): Block {
  const name = parser.token;
  if (name.type === 'word' && (name.text === 'if' || name.text === 'for')) {
    if (mark === '#') return name.text === 'if' ? readCondition(parser, 'if') : readFor(parser);
    parser.take();
    return alone(parser, { kind: 'end', closes: name.text });
  }
  const suggestion = name.text === 'each' ? 'for' : nearest(name.text, ['if', 'for']);
  const message =
    suggestion === 'for'
      ? 'Write {{ for item in list }} … {{ endfor }}.'
      : 'Only {{#if c}} … {{/if}} and {{#for x in list}} … {{/for}} start with a sign.';
  throw parser.fail('unknown_block', message, name, suggestion);
}

function readCondition(parser: ExpressionParser, kind: 'if' | 'elseif'): Block {
  const word = parser.take();
  if (parser.token.type === 'end') throw parser.fail('missing_condition', `Write a condition after ${kind}.`, word);
  return { kind, condition: parser.parseAll() };
}

function readFor(parser: ExpressionParser): Block {
  const word = parser.take();
  const name = parser.take();
  if (name.type === 'end') throw parser.fail('invalid_for', 'Write {{ for item in list }}.', word);
  if (name.type !== 'word' || !isVariableName(name.text)) {
    throw parser.fail('invalid_for', 'Name the item first: {{ for item in list }}.', name);
  }
  if (name.text === 'loop') {
    throw parser.fail('invalid_for', 'Give the item another name; loop holds the position in the list.', name);
  }
  if (!parser.atWord('in'))
    throw parser.fail('invalid_for', 'Write "in" and a list after the name: {{ for item in list }}.');
  const keyword = parser.take();
  if (parser.token.type === 'end') throw parser.fail('invalid_for', 'Write a list after "in".', keyword);
  return { kind: 'for', variable: name.text, variableAt: parser.rangeOf(name), list: parser.parseAll() };
}

function alone(parser: ExpressionParser, block: Block): Block {
  if (parser.token.type === 'end') return block;
  const message =
    block.kind === 'else' ? 'Nothing can follow else; for a condition write elseif.' : 'Nothing can follow here.';
  throw parser.fail('unexpected_token', message);
}
