import type { MeasuredLine, TextToMeasure } from './text-to-measure.ts';

/** All lines have this height, whatever the fonts. */
const PITCH = 100;

/** Sets texts in the page as a designer's canvas would and reads off where each cluster has come to stand. */
export function measureLines(texts: readonly TextToMeasure[]): MeasuredLine[][] {
  const boxes = texts.map(setText);
  const measured = texts.map((text, index) => linesOf(text, boxes[index]!));
  for (const box of boxes) box.remove();
  return measured;
}

function setText(text: TextToMeasure): HTMLElement {
  const box = document.createElement('div');
  box.dir = 'auto';
  box.lang = text.language;
  // Punctuation between CJK characters keeps its full width, as in a canvas.
  box.style.cssText = `white-space: pre-wrap; overflow-wrap: break-word; text-spacing-trim: space-all; text-autospace: no-autospace; line-break: strict;
    text-rendering: geometricPrecision; font-synthesis: none; line-height: ${PITCH}px; font-size: ${text.size}px; width: ${text.width}px`;
  for (const { text: content, family, weight } of text.stretches) {
    const span = document.createElement('span');
    span.style.cssText = `line-height: 0; font-weight: ${weight}; font-family: "${family}"`;
    span.textContent = content;
    box.append(span);
  }
  document.body.append(box);
  return box;
}

function linesOf({ stretches, clusters, ink }: TextToMeasure, box: HTMLElement): MeasuredLine[] {
  const top = box.getBoundingClientRect().top;
  const lines: { start: number; left: number; right: number }[] = [];
  let row = -1;
  let stretch = 0;
  let stretchStart = 0;
  const range = document.createRange();
  for (let at = 0; at + 1 < clusters.length; at++) {
    const start = clusters[at]!;
    while (start >= stretchStart + stretches[stretch]!.text.length) stretchStart += stretches[stretch++]!.text.length;
    const content = box.childNodes[stretch]!.firstChild!;
    range.setStart(content, start - stretchStart);
    range.setEnd(content, clusters[at + 1]! - stretchStart);
    for (const rect of range.getClientRects()) {
      const own = Math.floor((rect.top + rect.height / 2 - top) / PITCH);
      if (own > row) {
        row = own;
        lines.push({ start: at, left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY });
      }
      const line = lines.at(-1)!;
      if (!ink[at]) continue;
      line.left = Math.min(line.left, rect.left);
      line.right = Math.max(line.right, rect.right);
    }
  }
  return lines.map(({ start, left, right }) => ({ start, width: Math.max(0, right - left) }));
}

/** Loads the files at `/<family>` under these names. */
export async function loadFamilies(families: readonly string[]): Promise<void> {
  for (const family of families) {
    const source = `url("/${encodeURIComponent(family)}")`;
    const face = new FontFace(family, source, { weight: '1 1000', style: 'oblique 0deg 20deg' });
    document.fonts.add(await face.load());
  }
}
