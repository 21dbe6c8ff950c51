import { type BrokenLine, breakLines, lineIndent, lineWidth, widest } from './break-lines.ts';
import type { SetParagraph } from './set-paragraph.ts';

/** To half a pixel, which nobody sees. */
const PRECISION = 0.5;

/** The narrowest lines of which there are not more than before; paragraphs are balanced each by itself. */
export function balance(
  paragraphs: readonly SetParagraph[],
  lines: readonly BrokenLine[],
  width: number,
): BrokenLine[] {
  const own = Map.groupBy(lines, (line) => line.paragraph);
  return paragraphs.flatMap((paragraph) => balanceParagraph(paragraph, own.get(paragraph) ?? [], width));
}

function balanceParagraph(paragraph: SetParagraph, lines: BrokenLine[], width: number): BrokenLine[] {
  if (lines.length < 2 || lines.some((line) => line.tornWord)) return lines;
  let best = lines;
  let high = Math.min(width, widest(lines.map((line) => lineIndent(line) + lineWidth(line))));
  let low = high / lines.length;
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    const tried = breakLines(paragraph, middle);
    if (tried.length <= lines.length && !tried.some((line) => line.tornWord)) {
      best = tried;
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}
