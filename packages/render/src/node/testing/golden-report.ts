import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDENS } from './golden-case.ts';

export interface GoldenFailure {
  readonly name: string;
  readonly about: string;
  readonly reason: string;
  readonly actual: Uint8Array;
  readonly expected: Uint8Array | null;
  readonly diff: Uint8Array | null;
}

export const REPORT_FOLDER = join(GOLDENS, '.failures');

/** Writes each failure's pictures and one page that shows them side by side; returns the page's path. */
export function writeGoldenReport(failures: readonly GoldenFailure[], folder = REPORT_FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const rows = failures.map(({ name, about, reason, actual, expected, diff }) => {
    const pictures = Object.entries({ expected, actual, diff }).map(([kind, bytes]) => {
      if (!bytes) return `<td>no ${kind}</td>`;
      const file = `${name.replaceAll(' ', '-')}.${kind}.${bytes[0] === 0x89 ? 'png' : 'webp'}`;
      writeFileSync(join(folder, file), bytes);
      return `<td><img src="${file}" alt="${kind}"></td>`;
    });
    return `<tr><th>${name}<p>${escapeHtml(about)}</p><p>${escapeHtml(reason)}</p></th>${pictures.join('')}</tr>`;
  });
  const page = join(folder, 'index.html');
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>Golden failures</title>
<style>body{font:14px sans-serif;background:#eee}td,th{padding:8px;vertical-align:top;text-align:left;max-width:320px}img{max-width:600px;background:repeating-conic-gradient(#ccc 0 25%,#fff 0 50%) 0/16px 16px}</style>
<table><tr><th></th><th>expected</th><th>actual</th><th>difference ×8</th></tr>${rows.join('\n')}</table>\n`,
  );
  return page;
}

const escapeHtml = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
