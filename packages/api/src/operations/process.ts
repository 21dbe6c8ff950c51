import { healthSchema, readinessSchema } from '../process.ts';
import { table } from './table.ts';

export const processOperations = table([
  {
    id: 'healthz',
    method: 'get',
    path: '/healthz',
    scope: 'none',
    summary: 'The process is alive',
    query: 'any',
    answer: { status: 200, schema: healthSchema },
    errors: [],
  },
  {
    id: 'readyz',
    method: 'get',
    path: '/readyz',
    scope: 'none',
    summary: 'It can render and store',
    query: 'any',
    answer: { status: 200, schema: readinessSchema },
    errors: ['not_ready'],
  },
  {
    id: 'openapi',
    method: 'get',
    path: '/openapi.json',
    scope: 'none',
    summary: 'This document',
    query: 'any',
    answer: { status: 200, types: ['application/json'] },
    errors: [],
  },
  {
    id: 'metrics',
    method: 'get',
    path: '/metrics',
    scope: 'admin',
    summary: 'Numbers for Prometheus',
    description:
      'In the text format 0.0.4. Numbers of the whole installation: no ids, no names. With `PICTIFY_METRICS=open` no key is asked for.',
    query: 'any',
    answer: { status: 200, types: ['text/plain'] },
    errors: [],
  },
]);
