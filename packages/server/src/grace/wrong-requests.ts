import { gzipSync } from 'node:zlib';
import type { ErrorCode } from '@pictify/api';
import type { CallOptions } from '../testing/test-service.ts';
import { starter } from './starter.ts';

export interface WrongRequest extends CallOptions {
  case: string;
  /** Default POST. */
  method?: string;
  path: string;
  code: ErrorCode;
  /** What the answer must say, so that the caller knows what to do. */
  says: string[];
}

const render = '/template/tpl_wrapped/render';
const batch = '/template/tpl_wrapped/batch';
const templates = '/v1/templates';
const rows = { variables: [{ name: 'Ada' }] };
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const layers = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `l${i}`, type: 'shape' }));
const page = (layers: unknown[]) => ({ schema: 1, name: 'x', width: 10, height: 10, pages: [{ id: 'p', layers }] });

const invalid = (path: string, body: object, ...says: string[]): WrongRequest => {
  return { case: `${path} ${JSON.stringify(body).slice(0, 100)}`, path, body, code: 'invalid_body', says };
};
const malformed = (name: string, path: string, raw: string | Uint8Array, ...says: string[]): WrongRequest => {
  return { case: name, path, raw, code: 'malformed_body', says };
};
const refusedHook = (webhookUrl: string, ...says: string[]): WrongRequest => {
  return { case: `webhook ${webhookUrl}`, path: batch, body: { ...rows, webhookUrl }, code: 'webhook_refused', says };
};

/** Requests that cannot be served; each must be answered with what is wrong and what to do, and leave nothing behind. */
export const wrongRequests: WrongRequest[] = [
  { case: 'no key', path: render, body: {}, key: null, code: 'unauthenticated', says: ['Authorization: Bearer <key>'] },
  {
    case: 'a wrong key',
    path: render,
    body: {},
    key: 'wrong',
    code: 'unauthenticated',
    says: ['not known', '--new-key'],
  },
  {
    case: 'another kind of authorization',
    path: render,
    body: {},
    key: null,
    headers: { Authorization: 'Basic YTpi' },
    code: 'unauthenticated',
    says: ['Authorization: Bearer <key>'],
  },
  {
    case: 'an unknown template',
    path: '/template/tpl_wraped/render',
    body: {},
    code: 'not_found',
    says: ['“tpl_wrapped”'],
  },
  {
    case: 'a batch of an unknown template',
    path: '/template/nope/batch',
    body: rows,
    code: 'not_found',
    says: ['GET /v1/templates'],
  },
  { case: 'an unknown batch', method: 'GET', path: '/v1/batches/bat_1/results', code: 'not_found', says: ['no batch'] },
  {
    case: 'an unknown route',
    path: '/template/tpl_wrapped/rendr',
    body: {},
    code: 'not_found',
    says: ['/openapi.json'],
  },
  { case: 'a wrong method', method: 'DELETE', path: batch, code: 'method_not_allowed', says: ['use POST'] },
  {
    case: 'a form',
    path: batch,
    raw: 'name=Ada',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    code: 'unsupported_media_type',
    says: ['application/json', 'text/csv', 'not application/x-www-form-urlencoded'],
  },
  {
    case: 'an unknown coding',
    path: batch,
    raw: 'x',
    headers: { 'Content-Encoding': 'deflate' },
    code: 'unsupported_media_type',
    says: ['gzip'],
  },
  {
    case: 'a body that is no gzip',
    path: batch,
    raw: 'x',
    headers: { 'Content-Encoding': 'gzip' },
    code: 'malformed_body',
    says: ['not valid gzip'],
  },
  {
    case: 'a gzip cut short',
    path: batch,
    raw: gzipSync(JSON.stringify(rows)).subarray(0, -12),
    headers: { 'Content-Encoding': 'gzip' },
    code: 'malformed_body',
    says: ['not valid gzip'],
  },
  malformed('JSON with a name unquoted', render, '{"variables": {name: "x"}}', 'line 1, column 16'),
  malformed('a batch with a name unquoted', batch, '{"variables": [{"name": "x"},\n{name: 1}]}', 'line 2, column 2'),
  malformed('a batch cut in the middle', batch, '{"variables":[{"name":"a"},{"na', 'ends in the middle', 'byte 31'),
  malformed('a batch that goes on after its end', batch, '{"variables":[{}]} x', 'goes on after the end'),
  malformed('a batch with rows twice', batch, '{"variables":[{}],"variableSets":[{}]}', 'keep one'),
  malformed('a batch of one object', batch, '{"variables":{"name":"x"}}', 'must be an array'),
  malformed('a batch without rows', batch, '{}', 'has no "variables"'),
  malformed('an option nested without end', batch, `{"variables":[{}],"metadata":${nested(70)}}`, 'the most is 64'),
  { case: 'a list as body', path: render, raw: '[]', code: 'invalid_body', says: ['must be an object, not a list'] },
  { case: 'null as body', path: render, raw: 'null', code: 'invalid_body', says: ['must be an object, not null'] },
  {
    case: 'a value nested without end',
    path: render,
    raw: `{"variables":{"name":${nested(100_000)}}}`,
    code: 'invalid_body',
    says: ['at most 128'],
  },
  {
    case: 'a key named __proto__',
    path: render,
    raw: '{"variables":{"__proto__":{}}}',
    code: 'invalid_body',
    says: ['“__proto__”'],
  },
  {
    case: 'too large a body',
    path: render,
    raw: ' '.repeat(9_000_000),
    code: 'body_too_large',
    says: ['8388608', 'batch'],
  },
  invalid(render, { variables: [{ name: 'x' }] }, 'must be an object', 'variableSets'),
  invalid(render, { variables: {}, variableSets: [{}] }, 'not both'),
  invalid(render, { variableSets: new Array(101).fill({}) }, 'at most 100'),
  invalid(render, { variable: {} }, 'Did you mean “variables”'),
  invalid(render, { scale: 4 }, '1, 2 or 3'),
  invalid(render, { quality: 0 }, 'from 1 to 100'),
  invalid(render, { quality: 'high' }, 'from 1 to 100'),
  invalid(render, { fileExtension: 'bmp' }, 'png, jpg, jpeg, webp, avif, gif or pdf'),
  invalid(render, { format: 'tiff' }, 'png, jpg, jpeg, webp, avif, gif or pdf'),
  invalid(render, { maxBytes: 10 }, 'at least 1000'),
  invalid(render, { fileExtension: 'pdf', maxBytes: 100_000 }, '“maxBytes” is for png, jpeg, webp, avif, gif'),
  invalid(render, { paper: 'A4' }, '“paper” is for pdf; the format is png'),
  invalid(render, { fileExtension: 'pdf', paper: 'A0' }, '“A4”', '“Letter”', '"unit": "mm"'),
  invalid(render, { fileExtension: 'jpg', background: 'white' }, '#ffffff'),
  invalid(render, { fileExtension: 'gif', fps: 500 }, 'at most 50'),
  invalid(render, { size: 'instagram-stories' }, '“instagram-story”', '“1200x630”'),
  invalid(render, { size: 'poster' }, 'instagram-story, open-graph'),
  invalid(render, { size: { width: 0, height: 10 } }, 'from 1 to 4096'),
  invalid(render, { size: { width: 100 } }, 'from 1 to 4096'),
  invalid(render, { size: [1, 2] }, '{"width": 1200, "height": 630}'),
  invalid(render, { page: 2 }, 'the template has 1'),
  invalid(render, { locale: 'x_y' }, 'BCP 47'),
  invalid(render, { timeZone: 'Mars/Base' }, 'Europe/Berlin'),
  invalid(batch, { variables: [] }, '1 to 1,000,000 rows'),
  invalid(batch, { ...rows, scale: 9, format: 'bmp', quality: 1000 }, '3 problems'),
  invalid(batch, { ...rows, webhookURL: 'https://example.com' }, 'Did you mean “webhookUrl”'),
  invalid(batch, { ...rows, webhookUrl: null }, '“webhookUrl” must be text, not null'),
  invalid(batch, { ...rows, metadata: { note: 'x'.repeat(20_000) } }, 'at most 16384'),
  invalid(batch, { ...rows, size: 'poster' }, 'instagram-story, open-graph'),
  {
    case: 'a later option',
    path: batch,
    body: { ...rows, mode: 'lazy' },
    code: 'not_supported',
    says: ['Leave it out'],
  },
  {
    case: 'too many pixels',
    path: render,
    body: { size: { width: 4096, height: 4096 }, scale: 3 },
    code: 'image_too_large',
    says: ['151.0 megapixels', 'at most 50', 'Lower the size or the scale'],
  },
  {
    case: 'a batch of too many pixels',
    path: batch,
    body: { ...rows, size: { width: 4096, height: 4096 }, scale: 3 },
    code: 'image_too_large',
    says: ['at most 50'],
  },
  refusedHook('http://127.0.0.1/hook', 'PICTIFY_ALLOW_PRIVATE_HOSTS=127.0.0.1:80'),
  refusedHook('http://localhost:3000/hook', 'PICTIFY_ALLOW_PRIVATE_HOSTS=localhost:3000, or with localhost:3000 added'),
  refusedHook('http://[::1]/hook', 'PICTIFY_ALLOW_PRIVATE_HOSTS=[::1]:80'),
  refusedHook('ftp://example.com/hook', 'must start with http:// or https://'),
  refusedHook('https://a:b@example.com/hook', 'user name or password'),
  refusedHook('not a url', 'cannot be read'),
  { case: 'NUL in an option', path: batch, body: { ...rows, key: '\u0000' }, code: 'malformed_request', says: ['NUL'] },
  {
    case: 'a wrong format in the query',
    method: 'GET',
    path: '/template/tpl_wrapped/render?scale=2&format=zip',
    code: 'invalid_body',
    says: ['png, jpg, jpeg, webp, avif, gif or pdf'],
  },
  {
    case: 'a wrong query',
    method: 'GET',
    path: '/template/tpl_wrapped/render?scale=abc&size=9x',
    code: 'invalid_body',
    says: ['1, 2 or 3'],
  },
  {
    case: 'a wrong page size',
    method: 'GET',
    path: `${templates}?limit=1000`,
    code: 'invalid_parameter',
    says: ['at most 100'],
  },
  {
    case: 'a template that is there',
    path: templates,
    body: starter,
    code: 'already_exists',
    says: ['PUT /v1/templates/tpl_wrapped'],
  },
  { case: 'an empty template', path: templates, body: {}, code: 'invalid_body', says: ['empty', '“width”'] },
  { case: 'a list as template', path: templates, raw: '[]', code: 'invalid_body', says: ['must be an object'] },
  {
    case: 'a template of too many layers',
    path: templates,
    body: page(layers(2001)),
    code: 'template_invalid',
    says: ['at most 2000 layers'],
  },
  {
    case: 'a template of 9 MB',
    path: templates,
    raw: ' '.repeat(9_000_000),
    code: 'body_too_large',
    says: ['2097152'],
  },
  {
    case: 'a template nested without end',
    path: templates,
    raw: `{"pages":${nested(5000)}}`,
    code: 'invalid_body',
    says: ['at most 128'],
  },
  {
    case: 'an unusable id',
    path: templates,
    body: { ...page([]), id: 'No Good' },
    code: 'invalid_body',
    says: ['/id'],
  },
  {
    case: 'a replacement that is invalid',
    method: 'PUT',
    path: `${templates}/tpl_wrapped`,
    body: { schema: 1 },
    code: 'template_invalid',
    says: ['3 errors'],
  },
  {
    case: 'a replacement of nothing',
    method: 'PUT',
    path: `${templates}/nope`,
    body: page([]),
    code: 'not_found',
    says: ['no template'],
  },
  {
    case: 'a deletion of nothing',
    method: 'DELETE',
    path: `${templates}/nope`,
    code: 'not_found',
    says: ['no template'],
  },
];
