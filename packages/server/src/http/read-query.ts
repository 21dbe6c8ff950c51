import type { z } from '@hono/zod-openapi';
import { readInput } from '@pictify/api';
import type { Context } from 'hono';
import { invalidQuery } from './body-errors.ts';
import type { Environment } from './environment.ts';

/** The query string by a strict schema: a parameter nobody knows is refused, not ignored. */
export function readQuery<S extends z.ZodObject>(c: Context<Environment>, schema: S): z.output<S> {
  const given = Object.fromEntries(new URL(c.req.url).searchParams);
  const read = readInput(schema, given, Object.keys(schema.shape));
  if ('errors' in read) throw invalidQuery(read.errors);
  return read.data;
}
