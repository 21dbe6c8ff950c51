import type { CompiledTemplate } from '@pictify/scene';

/**
 * A row as those of the template are likely to be: its variables’ examples, and where they have none their defaults.
 * Without pictures, which would have to be fetched.
 */
export function sampleRow({ template }: CompiledTemplate): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { name, type, example } of template.variables ?? []) {
    if (example !== undefined && type !== 'image' && type !== 'url') row[name] = example;
  }
  return row;
}
