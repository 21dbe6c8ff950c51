/** Rows that are written anew when a pixel in any of them differs from the base. */
export interface Band {
  readonly fromRow: number;
  readonly toRow: number;
  /** Rows of the sample that differ from the base, or near such. */
  readonly isChanging: boolean;
}

/** Rows that change are cut finely, so that what happens not to change between them costs nothing. */
const CHANGING_ROWS = 16;
/** Rows that are not expected to change are better compressed the more there are; a surprise costs them all. */
const STATIC_ROWS = 48;
/** So few rows between changing ones are not worth a block of their own. */
const FEWEST_STATIC_ROWS = 8;

/** Cuts at where the sample begins and ceases to differ from the base. A sample that does not tells nothing. */
export function cutBands(base: Uint32Array, sample: Uint32Array, width: number): Band[] {
  const changing = changingRows(base, sample, width);
  if (!changing.includes(true)) changing.fill(true);
  const bands: Band[] = [];
  for (let fromRow = 0; fromRow < changing.length; ) {
    const isChanging = changing[fromRow]!;
    const most = Math.min(changing.length, fromRow + (isChanging ? CHANGING_ROWS : STATIC_ROWS));
    let toRow = fromRow + 1;
    while (toRow < most && changing[toRow] === isChanging) toRow++;
    bands.push({ fromRow, toRow, isChanging });
    fromRow = toRow;
  }
  return bands;
}

function changingRows(base: Uint32Array, sample: Uint32Array, width: number): boolean[] {
  const changing: boolean[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let y = 0; y * width < base.length; y++) {
    const end = (y + 1) * width;
    let at = y * width;
    while (at < end && base[at] === sample[at]) at++;
    changing.push(at < end);
    if (!changing[y]) continue;
    if (y - last <= FEWEST_STATIC_ROWS) changing.fill(true, last, y);
    last = y;
  }
  return changing;
}
