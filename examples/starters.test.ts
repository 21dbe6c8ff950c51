import { existsSync } from 'node:fs';
import type { Issue } from '@pictify/expr';
import { validateTemplate } from '@pictify/scene';
import { describe, expect, test } from 'vitest';
import { lineContrasts } from '../scripts/design/contrast.ts';
import { inkLines, textBoxes } from '../scripts/design/ink.ts';
import { boundsOf, overlapOf, type Quad } from '../scripts/design/quad.ts';
import { type Laid, STARTERS, Starter, type StarterName } from '../scripts/design/starter.ts';

/** Text longer than this may end in an ellipsis; anything shorter must be readable in full. */
const ABSURD_LENGTH = 40;
/** Rectangles around ink are larger than the ink: tails and marks may reach into a neighbour's without touching it. */
const OVERLAP = 3;
/** Rows whose pictures are painted, besides the empty one: two of a good day, and some of the hard ones. */
const PAINTED = [0, 7, 41, 73];

/** Text that lies over other text by design. */
const OVERLAPS: Partial<Record<StarterName, readonly string[]>> = {
  // An ornament, set tightly above the words it opens.
  'community-spotlight': ['mark/quote'],
};

/** Text that other layers cover in part by design. */
const COVERED: Partial<Record<StarterName, readonly string[]>> = {
  // The title of a magazine, behind the head of whoever is on the cover.
  'community-spotlight': ['masthead'],
};

describe.each(STARTERS)('%s', (name) => {
  const starter = new Starter(name);
  const { template } = starter.template;

  test('is a template without errors or warnings, every variable declared and with a default', () => {
    const { errors, warnings, addedVariables } = validateTemplate(starter.document);
    expect([...errors, ...warnings]).toEqual([]);
    expect(addedVariables).toEqual([]);
    expect(template.variables.filter((variable) => !('default' in variable))).toEqual([]);
  });

  test('has a hundred rows, and alternative text that reads well without any', () => {
    expect(starter.rows).toHaveLength(100);
    const { altText } = starter.template.resolve({});
    expect(altText).toMatch(/^\S.{10,}[.!?]$/);
    expect(altText).not.toMatch(/ {2}| [.,;:!?]|undefined|null|NaN|\[object|[{}]/);
  });

  test('every asset that a row or the document names is there, but for one that is meant to be gone', () => {
    const names = JSON.stringify([starter.document, starter.rows]).matchAll(/"asset:([^"]+)"/g);
    const missing = [...names]
      .map(([, path]) => path)
      .filter((path) => path !== 'avatars/gone.jpg' && !existsSync(new URL(`assets/${path}`, import.meta.url)));
    expect(missing).toEqual([]);
  });

  describe.each(starter.sizes.map((size) => ({ size })))('in size $size', ({ size }) => {
    test('every row, the empty one too, is set in full, inside the page, with no text over another', async () => {
      const findings: string[] = [];
      for (const [index, row] of [...starter.rows, {}].entries()) {
        const laid = await starter.layout(row, size);
        const found = [...issuesOf(laid, row), ...outside(laid), ...overlaps(laid, OVERLAPS[name] ?? [])];
        findings.push(...found.map((finding) => `row ${index}: ${finding}`));
      }
      expect(findings).toEqual([]);
    });

    test('every text stands out from what is behind it', async () => {
      const findings: string[] = [];
      for (const row of [{}, ...PAINTED.map((index) => starter.rows[index])]) {
        for (const line of await lineContrasts(await starter.layout(row, size))) {
          const wanted = line.size >= 40 && line.weight >= 700 ? 3 : 4.5;
          if (line.contrast >= wanted || COVERED[name]?.includes(line.layer)) continue;
          findings.push(`${line.layer}: ${line.contrast.toFixed(2)} of ${wanted} in “${line.text}”`);
        }
      }
      expect(findings).toEqual([]);
    });
  });
});

/** What the renderer had to mend, but for what the row itself is to blame for. */
function issuesOf({ scene, issues }: Laid, row: object): string[] {
  const isAbsurd = Object.values(row).some((value) => String(value).length > ABSURD_LENGTH);
  const isExpected = ({ code }: Issue): boolean =>
    /^(variable|image)_/.test(code) || (isAbsurd && /^text_(shrunk_to_minimum|clipped)$/.test(code));
  return [...scene.issues, ...issues]
    .filter((issue) => issue.severity !== 'info' && !isExpected(issue))
    .map((issue) => `${issue.code} in ${issue.layer}`);
}

/** Text whose box or ink leaves the page. */
function outside({ page }: Laid): string[] {
  const leaves = (quad: Quad): boolean => {
    const { left, top, right, bottom } = boundsOf(quad);
    return Math.min(left, top, page.width - right, page.height - bottom) < -0.5;
  };
  return [...textBoxes(page), ...inkLines(page)]
    .filter(({ quad }) => leaves(quad))
    .map(({ layer }) => `${layer} leaves the page`);
}

/** Lines of different texts whose ink meets. */
function overlaps({ page }: Laid, allowed: readonly string[]): string[] {
  const lines = inkLines(page);
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.layer !== line.layer && overlapOf(line.quad, other.quad) > OVERLAP)
      .map((other) => `${line.layer}/${other.layer}`)
      .filter((pair) => !allowed.includes(pair)),
  );
}
