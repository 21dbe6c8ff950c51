import type { Template } from '@pictify/scene';

/** Keys under which other services' requests carry what is to be different about an image, later ones winning. */
export const ADAPTER_KEYS = ['template_values', 'layers', 'modifications'] as const;
type AdapterKey = (typeof ADAPTER_KEYS)[number];

/**
 * The adapter keys of a row. One that the template has a variable for is that variable, and one that holds neither a map
 * nor a list is as good as any other unknown key.
 */
export function adapterKeys({ variables }: Template, row: unknown): AdapterKey[] {
  if (!isRecord(row)) return [];
  return ADAPTER_KEYS.filter((key) => {
    if (!Object.hasOwn(row, key) || !isNested(row[key])) return false;
    return !variables?.some(({ name }) => name === key);
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return isNested(value) && !Array.isArray(value);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
