import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';

const cellWidth = 360;
const maxCellHeight = 640;
const gap = 16;
const columns = 3;

export interface DiffRow {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly difference: Canvas;
}

/** One PNG: a line per row with its card before, after, and what differs. */
export async function diffSheet(rows: readonly DiffRow[]): Promise<Uint8Array> {
  const lines = await Promise.all(
    rows.map(async ({ before, after, difference }) => [
      await loadImage(Buffer.from(before)),
      await loadImage(Buffer.from(after)),
      difference,
    ]),
  );
  const heights = lines.map((line) => Math.max(...line.map((picture) => fitted(picture).height)));
  const width = gap + columns * (cellWidth + gap);
  const canvas = createCanvas(width, gap + heights.reduce((sum, height) => sum + height + gap, 0));
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f3ef';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  let top = gap;
  for (const [index, line] of lines.entries()) {
    for (const [column, picture] of line.entries()) {
      const { width, height } = fitted(picture);
      context.drawImage(picture as Image, left(column), top, width, height);
    }
    top += heights[index]! + gap;
  }
  return canvas.encode('png');
}

const left = (column: number): number => gap + column * (cellWidth + gap);

function fitted({ width, height }: Canvas | Image): { width: number; height: number } {
  const scale = Math.min(cellWidth / width, maxCellHeight / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
