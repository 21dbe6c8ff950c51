import type { GalleryStarter } from '../seed/gallery-record.ts';
import { escapeHtml } from './escape-html.ts';

export interface SampleCard {
  path: string;
  altText: string;
  width: number;
  height: number;
  issues: number;
}

export interface GalleryInput {
  url: string;
  starters: readonly GalleryStarter[];
  cards: readonly SampleCard[];
  style: string;
}

export function galleryHtml({ url, starters, cards, style }: GalleryInput): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictify</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="mark"><span></span>Pictify</p>
<h1>One template,<br>every user.</h1>
<p class="lead">These cards were rendered on this machine. Send an array of users to one endpoint, and each of them gets their own.</p>
<pre><code>${example(url)}</code></pre>
<p class="links"><a href="/docs">API reference</a> <a href="/docs/guides">Guides</a> <a href="/openapi.json">OpenAPI</a> <a href="/readyz">Readiness</a></p>
</header>
<main>
${starters.map(starterSection).join('\n')}
${cards.length > 0 ? batchSection(cards) : ''}
${starters.length === 0 ? '<p class="empty">No samples were made on this server. Create a template with <code>POST /v1/templates</code>.</p>' : ''}
</main>
</body>
</html>
`;
}

function example(url: string): string {
  const lines = [
    `POST ${url}/template/<b>tpl_wrapped</b>/batch`,
    'Authorization: Bearer &lt;key&gt;',
    '',
    '{ "variables": [ { "name": "Ada", … }, … ],',
    '  "webhookUrl": "https://yourapp.com/hooks/done" }',
  ];
  return lines.map((line) => (line.startsWith('POST') ? line.replace(url, escapeHtml(url)) : line)).join('\n');
}

function starterSection(starter: GalleryStarter): string {
  const { width, height } = starter;
  const cards = starter.cards.map(({ image, altText, caption }) => {
    const alt = escapeHtml(altText);
    const picture = `<img src="/images/${escapeHtml(image)}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`;
    return `<figure>${picture}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`;
  });
  const shape = width > height * 1.2 ? 'wide' : 'tall';
  return `<section>
<h2>${escapeHtml(starter.name)}</h2>
<p class="about">${escapeHtml(starter.description)} <code>${escapeHtml(starter.templateId)}</code> <span>${width} × ${height}</span></p>
<div class="row ${shape}">${cards.join('')}</div>
</section>`;
}

function batchSection(cards: readonly SampleCard[]): string {
  const images = cards.map(({ path, altText, width, height }) => {
    return `<a href="${escapeHtml(path)}"><img src="${escapeHtml(path)}" alt="${escapeHtml(altText)}" width="${width}" height="${height}" loading="lazy"></a>`;
  });
  const degraded = cards.filter((card) => card.issues > 0).length;
  return `<section>
<h2>One batch, ${cards.length} users</h2>
<p class="about">Rendered in one call at the first start. ${degraded} of the rows had something missing or broken — find them if you can.</p>
<div class="wall">${images.join('')}</div>
</section>`;
}
