import { z } from '@hono/zod-openapi';

/** Where in the text of an expression a mistake is. */
export const sourcePlace = {
  line: z.number().int().describe('From 1'),
  column: z.number().int().describe('From 1, in characters as a text editor counts them'),
  excerpt: z.string().describe('The line, shortened around the place, and under it carets'),
};

/** The same beside what need not be about an expression. */
export const optionalSourcePlace = {
  line: sourcePlace.line.optional().describe('Of a mistake in an expression, within its text; from 1'),
  column: sourcePlace.column.optional().describe('From 1, in characters as a text editor counts them'),
  excerpt: sourcePlace.excerpt.optional().describe('The line, shortened around the place, and under it carets'),
};
