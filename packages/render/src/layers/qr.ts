import type { ResolvedQr } from '@pictify/scene';
import qrcode from 'qrcode-generator';
import type { LaidOutQr } from '../layout/laid-out.ts';
import type { LayerModule } from './module.ts';

export const qr: LayerModule<ResolvedQr, LaidOutQr> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout(layer, box, context) {
    const modules = encode(layer.data, layer.errorCorrection);
    if (!modules) {
      context.report({
        code: 'qr_too_long',
        severity: 'error',
        message: `The data is too long for a QR code at level ${layer.errorCorrection}; shorten it or lower the level.`,
        layer: layer.id,
        path: layer.path,
      });
    }
    return { type: 'qr', layer, box, modules };
  },
  bounds: ({ box }) => box,
  flat: () => false,
  paint(canvas, { layer, box, modules }) {
    canvas.fillStyle = layer.background;
    canvas.fillRect(box.x, box.y, box.width, box.height);
    if (!modules) return;
    const count = modules.length + 2 * layer.quietZone;
    const side = Math.min(box.width, box.height);
    // Whole device pixels per module keep every edge crisp; what is left over widens the quiet zone.
    const { a, b } = canvas.getTransform();
    const scale = Math.hypot(a, b) || 1;
    const pixels = Math.floor((side * scale) / count);
    const size = pixels >= 1 ? pixels / scale : side / count;
    const left = snap(box.x + (box.width - size * modules.length) / 2, scale);
    const top = snap(box.y + (box.height - size * modules.length) / 2, scale);
    canvas.fillStyle = layer.color;
    canvas.beginPath();
    modules.forEach((row, y) => {
      for (const [from, to] of darkRuns(row)) canvas.rect(left + from * size, top + y * size, (to - from) * size, size);
    });
    canvas.fill();
  },
};

const snap = (value: number, scale: number): number => Math.round(value * scale) / scale;

function darkRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x]) x++;
    runs.push([from, x]);
  }
  return runs;
}

function encode(data: string, level: ResolvedQr['errorCorrection']): boolean[][] | null {
  try {
    const code = qrcode(0, level);
    code.addData(utf8(data), 'Byte');
    code.make();
    const count = code.getModuleCount();
    return Array.from({ length: count }, (_, y) => Array.from({ length: count }, (__, x) => code.isDark(y, x)));
  } catch {
    // The library throws where no version holds the data; its table of capacities is not public.
    return null;
  }
}

/** The library's byte mode takes one byte a character; scanners read UTF-8. */
const utf8 = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/%([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
