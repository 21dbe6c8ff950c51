import { z } from '@hono/zod-openapi';

/** The query of a list: `page` and `limit`, or `offset` and `limit`; `offset` wins. */
export function listQuery<Shape extends z.ZodRawShape>(maximum: number, shape: Shape) {
  return z.strictObject({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    limit: z.coerce.number().int().min(1).max(maximum).default(20),
    offset: z.coerce.number().int().min(0).max(100_000_000).optional().describe('Instead of page: how many to skip'),
    ...shape,
  });
}

/** Both ways in which published clients page through a list. */
export const paginationSchema = z.object({
  page: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
  total: z.number().int(),
  totalPages: z.number().int(),
  hasNext: z.boolean(),
  hasPrev: z.boolean(),
  hasMore: z.boolean().describe('Same as hasNext'),
});
export type Pagination = z.infer<typeof paginationSchema>;

export interface ListQuery {
  page: number;
  limit: number;
  offset?: number | undefined;
}

export function offsetOf({ page, limit, offset }: ListQuery): number {
  return offset ?? (page - 1) * limit;
}

export function pagination(query: ListQuery, total: number): Pagination {
  const { limit } = query;
  const offset = offsetOf(query);
  const hasNext = offset + limit < total;
  return {
    page: Math.floor(offset / limit) + 1,
    limit,
    offset,
    total,
    totalPages: Math.ceil(total / limit),
    hasNext,
    hasPrev: offset > 0,
    hasMore: hasNext,
  };
}
