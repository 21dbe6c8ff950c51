import { folders, type GuideFile, pageLink } from './guide-files.ts';
import { type Html, html } from './html.ts';
import { inlineMarkdown, markdown } from './markdown.ts';
import type { Page } from './page-frame.ts';

const titles = { guides: 'Guides', reference: 'Reference' } as const;

/** `/docs/guides`. */
export function guidesPage(files: readonly GuideFile[]): Page {
  const lists = folders.map((folder) => {
    const cards = files
      .filter((file) => file.folder === folder)
      .map(({ name, title, about }) => {
        const plain = inlineMarkdown(about.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1'));
        return html`<li><a href="/docs/${folder}/${name}"><b>${inlineMarkdown(title)}</b>${plain}</a></li>`;
      });
    return html`${folder !== 'guides' && html`<h2>${titles[folder]}</h2>`}<ul class="cards">${cards}</ul>`;
  });
  const none = html`<p>The guides did not come along with this installation.</p>`;
  const main = html`<article><h1>Guides</h1>${files.length > 0 ? lists : none}</article>`;
  return { title: 'Guides', side: sideOf(files), main, here: '/docs/guides' };
}

/** `/docs/guides/{name}` and `/docs/reference/{name}`. */
export function guidePage(file: GuideFile, files: readonly GuideFile[], publicUrl: string): Page {
  // What is copied from a guide should work here.
  const text = file.folder === 'guides' ? file.text.replaceAll('http://localhost:4400', publicUrl) : file.text;
  const main = html`<article>${markdown(text, (href) => pageLink(file.folder, href))}</article>`;
  return { title: file.title, side: sideOf(files, file), main, here: '/docs/guides' };
}

function sideOf(files: readonly GuideFile[], here?: GuideFile): Html {
  return html`${folders.map((folder) => {
    const links = files
      .filter((file) => file.folder === folder)
      .map((file) => {
        const isHere = file === here && html` class="here" aria-current="page"`;
        return html`<li><a href="/docs/${folder}/${file.name}"${isHere}><span>${file.title}</span></a></li>`;
      });
    return html`<section><h2>${titles[folder]}</h2><ul>${links}</ul></section>`;
  })}`;
}
