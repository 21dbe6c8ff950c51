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
]);
