import { describe, expect, it } from 'vitest';
import { resolve } from '../test/resolve-row.ts';
import type { Template } from './document.ts';
import type { ResolvedScene } from './resolved.ts';
import { scaleScene } from './scale.ts';

const document: Template = {
  schema: 1,
  name: 'x',
  width: 200,
  height: 100,
  variables: [],
  pages: [
    {
      id: 'p',
      layers: [
        {
          id: 't',
          type: 'text',
          text: 'a',
          stroke: { paint: '#000', width: 3 },
          font: { size: 20, letterSpacing: 2, lineHeight: 1.5 },
          fit: { minSize: 10, maxSize: 40 },
        },
        {
          id: 'i',
          type: 'image',
          box: { width: 50, height: 50 },
          radius: 8,
          stroke: { paint: '#000', width: 2, dash: [4, 6] },
          fallback: [{ type: 'initials', text: 'AB' }],
        },
        {
          id: 'k',
          type: 'stack',
          gap: 4,
          padding: [1, 2, 3, 4],
          blur: 6,
          shadow: [{ x: 2, y: 4, blur: 8, spread: 1 }],
          mask: { radius: 10, shape: 'path', path: 'M0 0h9v9z', pathBox: { width: 9, height: 9 } },
          layers: [
            { id: 'b', type: 'progress', value: 1, thickness: 6, gap: 3, box: { x: 2, y: 2, width: 20, height: 4 } },
          ],
        },
        { id: 'q', type: 'qr', data: 'x', rotation: 30, opacity: 0.5, box: { x: 10, y: 20, width: 30, height: 40 } },
        { id: 'g', type: 'group', clip: true, clipShape: { shape: 'star', radius: 2 }, layers: [] },
        { id: 'b', type: 'progress', value: 1, radius: [1, 2, 3, 4] },
      ],
    },
  ],
};

describe('scaling a scene', () => {
  const scene = resolve(document, {}, { now: 0 });
  const scaled = scaleScene(scene, 500, 200);
  const [whole] = scaled.pages[0]!.layers;
  const layers = whole?.type === 'group' ? whole.layers : [];

  it('fits evenly and centres', () => {
    expect(scaled).toMatchObject({ width: 500, height: 200 });
    expect(whole).toMatchObject({ id: 'p#fit', clip: true, box: { x: 50, y: 0, width: 400, height: 200 } });
  });

  it('multiplies every length and nothing else', () => {
    expect(layers).toMatchObject([
      {
        stroke: { width: 6 },
        spans: [{ font: { size: 40, letterSpacing: 4, lineHeight: 1.5, weight: 400 } }],
        fit: { minSize: 20, maxSize: 80, maxLines: 0 },
      },
      {
        box: { width: 100 },
        radius: [16, 16, 16, 16],
        stroke: { width: 4, dash: [8, 12] },
        candidates: [{ font: { size: 40 } }, { type: 'hide' }],
        focalPoint: { x: 0.5 },
      },
      {
        gap: 8,
        padding: [2, 4, 6, 8],
        blur: 12,
        shadow: [{ x: 4, y: 8, blur: 16, spread: 2 }],
        mask: { radius: [20, 20, 20, 20], pathBox: { width: 9 }, path: { bounds: { width: 9 } } },
        layers: [{ thickness: 12, gap: 6, fraction: 1, radius: null, box: { x: 4, y: 4, width: 40, height: 8 } }],
      },
      { rotation: 30, opacity: 0.5, quietZone: 4, box: { x: 20, y: 40, width: 60, height: 80 } },
      { clip: true, clipShape: { radius: [4, 4, 4, 4], innerRadius: 0.382 } },
      { radius: [2, 4, 6, 8], segments: 1 },
    ]);
  });

  it('by one is the same layers, and back is where they came from', () => {
    const layersAt = (from: ResolvedScene, width: number, height: number) => {
      const [group] = scaleScene(from, width, height).pages[0]!.layers;
      return group?.type === 'group' ? group.layers : [];
    };
    expect(layersAt(scene, 200, 100)).toEqual(scene.pages[0]!.layers);
    const larger = {
      ...scene,
      width: 800,
      height: 400,
      pages: [{ ...scene.pages[0]!, layers: layersAt(scene, 800, 400) }],
    };
    expect(layersAt(larger, 200, 100)).toEqual(scene.pages[0]!.layers);
  });
});
