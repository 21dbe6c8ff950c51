import { createHash } from 'node:crypto';
import { type Html, html, trusted } from './html.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from outside, nothing inline but our one style and our one script; the script may call this server. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hash(pageStyle)}`,
  `script-src ${hash(pageScript)}`,
  "connect-src 'self'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Page {
  title: string;
  /** What stands at the side: the chapters of this page, or the other pages. */
  side: Html;
  main: Html;
  /** Of the links at the top, the one that leads here. */
  here?: string;
}

const top = [
  ['/docs', 'API reference'],
  ['/docs/guides', 'Guides'],
  ['/docs/errors', 'Errors'],
  ['/openapi.json', 'OpenAPI'],
  ['/', 'Gallery'],
] as const;

/** The whole page as text. */
export function pageText({ title, side, main, here }: Page): string {
  const links = top.map(
    ([href, text]) => html`<a href="${href}"${href === here && html` aria-current="page"`}>${text}</a>`,
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pictify</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header><a class="mark" href="/docs"><span></span>Pictify</a><nav>${links}</nav></header>
<div class="columns">
<aside><details open><summary>Contents</summary>${side}</details></aside>
<main id="main">${main}</main>
</div>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return page.markup;
}

export function pageResponse(text: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': 'no-cache',
    },
  });
}
