import { octaves } from './noise.ts';
import { mixColors } from './oklab.ts';
import { type Generator, type Point, shade, snap } from './sketch.ts';

/** A faceted surface: a jittered lattice cut into triangles, each lit by how it leans. */
export const lowPoly: Generator = (sketch) => {
  const { canvas, box, unit, params, random, noise } = sketch;
  const cell = Math.max(
    unit * (0.22 - 0.14 * params.density) * params.scale,
    Math.sqrt((box.width * box.height) / 4000),
  );
  const columns = Math.max(1, Math.ceil(box.width / cell));
  const rows = Math.max(1, Math.ceil(box.height / cell));
  const offset = random() * 100;
  const corner = (column: number, row: number): Point & { height: number } => {
    const inner = column > 0 && column < columns && row > 0 && row < rows;
    const jitter = inner ? 0.72 : 0;
    const x = ((column + (random() - 0.5) * jitter) / columns) * box.width;
    const y = ((row + (random() - 0.5) * jitter) / rows) * box.height;
    return {
      x: snap(box.x + x),
      y: snap(box.y + y),
      height: octaves(noise, (x / unit) * 1.6 + offset, (y / unit) * 1.6, 2),
    };
  };
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => corner(column, row)),
  );
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [a, b] = [corners[row]![column]!, corners[row]![column + 1]!];
      const [c, d] = [corners[row + 1]![column]!, corners[row + 1]![column + 1]!];
      const triangles =
        random() < 0.5
          ? [
              [a, b, c],
              [b, d, c],
            ]
          : [
              [a, b, d],
              [a, d, c],
            ];
      for (const triangle of triangles) facet(triangle as [typeof a, typeof a, typeof a]);
    }
  }

  function facet([a, b, c]: readonly [
    ReturnType<typeof corner>,
    ReturnType<typeof corner>,
    ReturnType<typeof corner>,
  ]): void {
    const lean = ((b.height - a.height) * 0.8 + (c.height - a.height) * 0.6) * 2.2;
    const middle = (a.x + b.x + c.x) / 3 - box.x;
    const down = (a.y + b.y + c.y) / 3 - box.y;
    const slope = 0.62 * (middle / box.width) + 0.38 * (down / box.height);
    const lit = shade(sketch, slope + ((a.height + b.height + c.height) / 3) * 0.35 + lean * 0.18);
    // Shadows stay faint: black in a warm colour is mud.
    const light =
      lean > 0
        ? mixColors(lit, '#ffffff', Math.min(0.16, lean * 0.2))
        : mixColors(lit, '#000000', Math.min(0.07, -lean * 0.1));
    const color = mixColors(sketch.palette[0]!, light, params.strength);
    canvas.fillStyle = color;
    canvas.strokeStyle = color;
    // A hairline of the same colour closes the seam that anti-aliasing leaves between neighbours.
    canvas.lineWidth = 1;
    canvas.lineJoin = 'round';
    canvas.beginPath();
    canvas.moveTo(a.x, a.y);
    canvas.lineTo(b.x, b.y);
    canvas.lineTo(c.x, c.y);
    canvas.closePath();
    canvas.fill();
    canvas.stroke();
  }
};
