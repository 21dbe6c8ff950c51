/** Inclusive pairs of code points, ascending. */
export type CodePointRanges = readonly (readonly [first: number, last: number])[];

/** Parses a CSS `unicode-range` of single points and ranges, e.g. `U+25cc,U+2000-206F`. */
export function parseUnicodeRange(css: string): CodePointRanges {
  return css
    .split(',')
    .map((part): [number, number] => {
      const [first, last] = part.trim().slice(2).split('-');
      return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)];
    })
    .sort((a, b) => a[0] - b[0]);
}

export function inRanges(ranges: CodePointRanges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}
