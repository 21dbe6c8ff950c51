import type { GalleryCard } from './card.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const KINDS = ['expected', 'actual', 'difference', 'browser'] as const;

/** The whole page; it needs nothing but the pictures beside it. */
export function galleryPage(cards: readonly GalleryCard[]): string {
  const sizes = Map.groupBy(cards, (card) => card.group);
  const groupOf = ({ group }: GalleryCard): string => (sizes.get(group)!.length > 1 ? group : OTHERS);
  const groups = [...Map.groupBy(cards, groupOf)].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
  const differing = cards.filter((card) => card.status !== 'same').length;
  const browser = cards.some((card) => card.pictures.browser);
  return `<!doctype html>
<html lang="en" data-backdrop="light" data-kind="expected">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictify: what it can draw</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="mark"><span></span>Pictify</p>
<h1>What it can draw</h1>
<p class="lead">${cards.length} pictures, each the proof of one thing. ${
    differing === 0
      ? 'All are drawn as expected'
      : `<b>${differing} ${differing === 1 ? 'is' : 'are'} not drawn as expected</b>`
  }${browser ? ', and beside them stands what a browser makes of the same template.' : '.'}</p>
</header>
<nav>
<input type="search" placeholder="Filter: shadow, arabic, image_unreadable …" aria-label="Filter">
${choice('kind', browser ? KINDS : KINDS.slice(0, 3), 'expected')}
${choice('backdrop', ['light', 'dark', 'checks'], 'light')}
${differing > 0 ? '<label><input type="checkbox" name="differing"> only what differs</label>' : ''}
<output></output>
</nav>
<main>
${groups.map(([group, own]) => section(group, own)).join('\n')}
</main>
<dialog><form method="dialog"><button aria-label="Close">×</button></form><div></div></dialog>
<script>${script}</script>
</body>
</html>
`;
}

/** Starters and what moves first: wide pictures, in fewer columns. */
const LARGE = ['starter', 'motion'];
const OTHERS = 'and more';
const rank = (group: string): number => LARGE.indexOf(group) + 1 || LARGE.length + (group === OTHERS ? 2 : 1);

function choice(name: string, values: readonly string[], chosen: string): string {
  const options = values.map((value) => {
    return `<label><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}>${value}</label>`;
  });
  return `<fieldset><legend>${name}</legend>${options.join('')}</fieldset>`;
}

function section(group: string, cards: readonly GalleryCard[]): string {
  const columns = LARGE.includes(group) ? ` class="${group}"` : '';
  return `<section${columns}><h2>${escapeHtml(group)} <small>${cards.length}</small></h2><div class="grid">${cards.map(figure).join('')}</div></section>`;
}

function figure(card: GalleryCard): string {
  const { name, about, issues, width, height, status, verdict, pictures } = card;
  const images = KINDS.map((kind) => {
    const file = pictures[kind];
    if (!file)
      return `<p data-kind="${kind}">${kind === 'difference' && status === 'same' ? 'equal' : `no ${kind}`}</p>`;
    return `<img data-kind="${kind}" src="${escapeHtml(file)}" alt="${kind}" loading="lazy">`;
  });
  const pills = issues.map((code) => `<code>${escapeHtml(code)}</code>`).join(' ');
  const words = escapeHtml([name, about, ...issues].join(' ').toLowerCase());
  return `<figure tabindex="0" data-words="${words}" data-status="${status}">
<div class="picture" style="aspect-ratio:${width}/${height}">${images.join('')}</div>
<figcaption><h3>${escapeHtml(name.replaceAll('-', ' '))}</h3><p>${escapeHtml(about)}</p><p class="facts">${width} × ${height} · <span>${escapeHtml(verdict)}</span> ${pills}</p></figcaption>
</figure>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
