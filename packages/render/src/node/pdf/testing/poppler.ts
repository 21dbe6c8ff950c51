import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Poppler's programs can be run; where `CI` is set they must be. */
export const POPPLER = available();

function available(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (process.env['CI'] === 'true') throw new Error('pdftotext is needed: install poppler-utils.', { cause: error });
    console.warn('NOT CHECKED: poppler-utils is not installed, so no PDF is read by another program.');
    return false;
  }
}

/** What one of Poppler's programs says about a document. */
export function poppler(
  program: 'pdftotext' | 'pdffonts' | 'pdfinfo' | 'pdfimages',
  pdf: Uint8Array,
  ...args: string[]
): string {
  return withFile(pdf, (file) => {
    const output = program === 'pdftotext' ? ['-'] : [];
    const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    return execFileSync(program, [...args, file, ...output], options);
  });
}

/** A page (from 1) as PNG, painted by Poppler. */
export function popplerPng(pdf: Uint8Array, page: number, dpi: number): Buffer {
  return withFile(pdf, (file, folder) => {
    const root = join(folder, 'page');
    execFileSync('pdftoppm', ['-png', '-singlefile', '-f', `${page}`, '-r', `${dpi}`, file, root]);
    return readFileSync(`${root}.png`);
  });
}

function withFile<T>(pdf: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pictify-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
