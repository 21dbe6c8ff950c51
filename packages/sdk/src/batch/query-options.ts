import type { BatchRequest } from '../wire.gen.ts';

type Options = Partial<Omit<BatchRequest, 'variables'>>;

/** The options of a batch as an address has them: `600x315`, `210x297mm`. */
export function queryOptions({ size, paper, ...options }: Options): Record<string, unknown> {
  return {
    ...options,
    size: typeof size === 'object' ? `${size.width}x${size.height}` : size,
    paper: typeof paper === 'object' ? `${paper.width}x${paper.height}${paper.unit ?? 'mm'}` : paper,
  };
}
