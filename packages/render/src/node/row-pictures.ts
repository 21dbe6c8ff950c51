import type { CompiledTemplate } from '@pictify/scene';

/** Whether which pictures a template wants depends on the row: some source of an image layer or a fill is an expression. */
export function hasRowPictures(template: CompiledTemplate): boolean {
  let known = answers.get(template);
  if (known === undefined) {
    const { pages, sizes } = template.template;
    answers.set(template, (known = template.picturesVary === true || hasExpression([pages, sizes], false)));
  }
  return known;
}

const answers = new WeakMap<CompiledTemplate, boolean>();

/** `source` and `asset` name pictures wherever they stand: in layers, fallbacks, fills, masks and overrides. */
function hasExpression(json: unknown, isSource: boolean): boolean {
  if (typeof json === 'string') return isSource && json.includes('{{');
  if (Array.isArray(json)) return json.some((item) => hasExpression(item, isSource));
  if (json === null || typeof json !== 'object') return false;
  return Object.entries(json).some(([key, value]) => hasExpression(value, key === 'source' || key === 'asset'));
}
