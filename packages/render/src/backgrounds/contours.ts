import type { Extent } from '../geometry.ts';
import type { Point } from './sketch.ts';

/** A field sampled on a lattice of `columns × rows` cells of `size` pixels, row after row. */
export interface Heights {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly values: Float64Array;
}

/** Bounded: the cells grow where there would be more than 12,000. */
export function sampleHeights(field: (x: number, y: number) => number, extent: Extent, step: number): Heights {
  const size = Math.max(step, Math.sqrt((extent.width * extent.height) / 12_000), 1);
  const columns = Math.max(1, Math.ceil(extent.width / size));
  const rows = Math.max(1, Math.ceil(extent.height / size));
  const values = new Float64Array((columns + 1) * (rows + 1));
  for (let at = 0; at < values.length; at++) {
    const column = at % (columns + 1);
    values[at] = field(column * size, ((at - column) / (columns + 1)) * size);
  }
  return { columns, rows, size, values };
}

/** The lines along which the field has the value of `level`: marching squares, joined end to end. */
export function contours({ columns, rows, size, values }: Heights, level: number): Point[][] {
  const above = values.map((value) => value - level);
  const links = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    link(links, a, b);
    link(links, b, a);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) linkCell(above, columns, column, row, join);
  }
  return chains(links).map((chain) => chain.map((edge) => crossing(above, columns, size, edge)));
}

function link(links: Map<number, number[]>, from: number, to: number): void {
  const known = links.get(from);
  if (known) known.push(to);
  else links.set(from, [to]);
}

/** Edges are numbered by the lattice point at their start: even ones run right from it, odd ones down. */
function linkCell(
  above: Float64Array,
  columns: number,
  column: number,
  row: number,
  join: (a: number, b: number) => void,
): void {
  const width = columns + 1;
  const at = row * width + column;
  const corners = [above[at]! > 0, above[at + 1]! > 0, above[at + width + 1]! > 0, above[at + width]! > 0];
  if (corners[0] === corners[1] && corners[1] === corners[2] && corners[2] === corners[3]) return;
  const top = at * 2;
  const right = (at + 1) * 2 + 1;
  const bottom = (at + width) * 2;
  const left = at * 2 + 1;
  const crossed = [
    corners[0] !== corners[1] && top,
    corners[1] !== corners[2] && right,
    corners[2] !== corners[3] && bottom,
    corners[3] !== corners[0] && left,
  ].filter((edge) => edge !== false);
  if (crossed.length === 2) join(crossed[0]!, crossed[1]!);
  if (crossed.length === 4) {
    // A saddle: the middle of the cell says which corners belong together.
    const middle = above[at]! + above[at + 1]! + above[at + width]! + above[at + width + 1]! > 0;
    if (middle === corners[0]) {
      join(top, right);
      join(bottom, left);
    } else {
      join(top, left);
      join(bottom, right);
    }
  }
}

function chains(links: Map<number, number[]>): number[][] {
  const found: number[][] = [];
  const open = [...links].filter(([, ends]) => ends.length === 1).map(([edge]) => edge);
  for (const start of [...open, ...links.keys()]) {
    if (!links.has(start)) continue;
    const chain = [start];
    let at: number | undefined = start;
    while (at !== undefined) {
      const ends: number[] = links.get(at) ?? [];
      links.delete(at);
      at = ends.find((end) => links.has(end));
      if (at !== undefined) chain.push(at);
      else if (ends.includes(start) && chain.length > 2) chain.push(start);
    }
    if (chain.length > 2) found.push(chain);
  }
  return found;
}

function crossing(above: Float64Array, columns: number, size: number, edge: number): Point {
  const width = columns + 1;
  const from = edge >> 1;
  const down = (edge & 1) === 1;
  const a = above[from]!;
  const b = above[down ? from + width : from + 1]!;
  const share = a === b ? 0.5 : a / (a - b);
  const column = from % width;
  const row = (from - column) / width;
  return { x: (column + (down ? 0 : share)) * size, y: (row + (down ? share : 0)) * size };
}
