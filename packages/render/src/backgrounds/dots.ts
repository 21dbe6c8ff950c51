import { fillStyle } from '../paint/fill.ts';
import { octaves } from './noise.ts';
import { mixColors, smoothStops, withAlpha } from './oklab.ts';
import { accents, type Generator, pick, type Sketch, snap, traceCurve, within } from './sketch.ts';

/** A printer's screen: dots on a turned lattice, growing towards one side. */
export const halftone: Generator = (sketch) => {
  const { canvas, box, unit, params, random, noise } = sketch;
  const colors = accents(sketch);
  const reach = Math.hypot(box.width, box.height) / 2;
  const pitch = Math.max(unit * (0.05 - 0.034 * params.density) * params.scale, reach / 90);
  const offset = random() * 100;
  const turn = ((params.angle + within(random, -15, 15)) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(Math.PI / 12), Math.sin(Math.PI / 12)];
  const steps = Math.ceil(reach / pitch);
  canvas.fillStyle = fillStyle(
    canvas,
    {
      type: 'linear',
      angle: params.angle,
      stops: smoothStops(colors.length > 1 ? colors : [colors[0]!, colors[0]!]).map(({ offset: at, color }) => ({
        offset: at,
        color: withAlpha(color, params.strength),
      })),
    },
    box,
  );
  canvas.beginPath();
  for (let row = -steps; row <= steps; row++) {
    for (let column = -steps; column <= steps; column++) {
      const [u, v] = [column * pitch, row * pitch];
      const x = u * cos - v * sin + box.width / 2;
      const y = u * sin + v * cos + box.height / 2;
      if (x < -pitch || y < -pitch || x > box.width + pitch || y > box.height + pitch) continue;
      const along = ((x - box.width / 2) * Math.sin(turn) - (y - box.height / 2) * Math.cos(turn)) / reach;
      const tone = 0.5 + 0.62 * along + 0.22 * octaves(noise, (x / unit) * 2 + offset, (y / unit) * 2, 2);
      const radius = pitch * 0.62 * Math.sqrt(Math.min(1, Math.max(0, tone - 0.18)));
      if (radius < 0.35) continue;
      canvas.moveTo(snap(box.x + x + radius), snap(box.y + y));
      canvas.arc(snap(box.x + x), snap(box.y + y), snap(radius), 0, Math.PI * 2);
    }
  }
  canvas.fill();
};

/** Paper snippets thrown in the air: denser at the top, and everywhere apart from each other. */
export const confetti: Generator = (sketch) => {
  const { box, unit, params, random } = sketch;
  const size = unit * 0.026 * params.scale;
  const cell = Math.max(size * (3.6 - 2.1 * params.density), Math.sqrt((box.width * box.height) / 2500));
  const columns = Math.max(1, Math.ceil(box.width / cell));
  const rows = Math.max(1, Math.ceil(box.height / cell));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random() > 0.92 - (0.55 * row) / rows) continue;
      const x = box.x + ((column + within(random, 0.15, 0.85)) / columns) * box.width;
      const y = box.y + ((row + within(random, 0.15, 0.85)) / rows) * box.height;
      snippet(sketch, x, y, size * within(random, 0.55, 1.15));
    }
  }
};

function snippet(sketch: Sketch, x: number, y: number, size: number): void {
  const { canvas, params, random } = sketch;
  const color = withAlpha(pick(random, accents(sketch)), within(random, 0.7, 1) * params.strength);
  const kind = random();
  canvas.save();
  canvas.translate(snap(x), snap(y));
  canvas.rotate(random() * Math.PI * 2);
  canvas.fillStyle = color;
  canvas.beginPath();
  if (kind < 0.5) {
    canvas.rect(-size / 2, -size * within(random, 0.14, 0.3), size, size * 0.5);
    canvas.fill();
  } else if (kind < 0.75) {
    canvas.arc(0, 0, size * 0.3, 0, Math.PI * 2);
    canvas.fill();
  } else {
    canvas.strokeStyle = color;
    canvas.lineWidth = size * 0.2;
    canvas.lineCap = 'round';
    canvas.setLineDash([]);
    canvas.moveTo(-size * 0.75, 0);
    traceCurve(
      canvas,
      [-0.75, -0.25, 0.25, 0.75].map((at, index) => ({ x: at * size, y: (index % 2 ? -0.28 : 0.28) * size })),
    );
    canvas.stroke();
    canvas.lineCap = 'butt';
  }
  canvas.restore();
}

const TILE = 128;

/** Film grain over a soft shade: a tile of single dots, repeated. */
export const grain: Generator = (sketch) => {
  const { canvas, box, palette, params, random, createSurface } = sketch;
  const colors = accents(sketch);
  canvas.fillStyle = fillStyle(
    canvas,
    {
      type: 'linear',
      angle: params.angle,
      stops: smoothStops([palette[0]!, mixColors(palette[0]!, colors[0]!, 0.75 * params.strength)]),
    },
    box,
  );
  canvas.fillRect(box.x, box.y, box.width, box.height);
  const tile = createSurface(TILE, TILE);
  for (const [color, share] of [
    ['#ffffff', 0.22],
    ['#000000', 0.22],
    [colors.at(-1)!, 0.1],
  ] as const) {
    tile.context.fillStyle = withAlpha(color, (0.05 + 0.13 * params.density) * params.strength);
    tile.context.beginPath();
    for (let at = 0; at < TILE * TILE * share; at++) {
      tile.context.rect(Math.floor(random() * TILE), Math.floor(random() * TILE), 1, 1);
    }
    tile.context.fill();
  }
  canvas.imageSmoothingEnabled = false;
  canvas.save();
  canvas.beginPath();
  canvas.rect(box.x, box.y, box.width, box.height);
  canvas.clip();
  const side = TILE * Math.max(0.5, Math.round(params.scale * 2) / 2);
  for (let y = 0; y < box.height; y += side) {
    for (let x = 0; x < box.width; x += side) canvas.drawImage(tile.drawable, box.x + x, box.y + y, side, side);
  }
  canvas.restore();
};
