import type { LaidOutPage } from '@pictify/render';
import { initialsLines, type LaidOutText, type PlacedRun, placedRuns, textsOf } from '../design/ink.ts';
import { excessOf, overlapOf, type Quad, quadOf, unturned } from '../design/quad.ts';
import type { Laid } from '../design/starter.ts';
import type { TofuDetector } from './tofu.ts';
import { areTouching } from './touching.ts';

/** Half a pixel of softened edge may be cut off without anybody seeing it. */
const EDGE = 0.5;

export interface Finding {
  readonly kind: 'tofu' | 'clipped' | 'unreported' | 'overlap' | 'shortened';
  readonly layer: string;
  readonly detail: string;
}

/** What is wrong with how a card shows a name; `reported` is what the issues say of it themselves. */
export function judgeCard({ page, scene, issues }: Laid, tofu: TofuDetector): Finding[] {
  const reported = [...scene.issues, ...issues];
  const isReported = (code: string, layer: string): boolean =>
    reported.some((issue) => issue.code === code && issue.layer === layer);
  const findings: Finding[] = [];
  const add = (kind: Finding['kind'], layer: string, detail: string): void =>
    void findings.push({ kind, layer, detail });

  for (const { code, layer = '', message } of reported) {
    if (code === 'glyph_missing') add('tofu', layer, message);
    if (code === 'text_clipped' || code === 'text_shrunk_to_minimum') add('shortened', layer, message);
  }
  const placed: (PlacedRun & { readonly layer: string })[] = [];
  for (const { text, turn, clips } of textsOf(page)) {
    const { layer, box, text: layout } = text;
    for (const run of layout.lines.flatMap((line) => line.runs)) {
      const wrong = tofu.wrongIn(run, (layer.spans[run.span] ?? layer.spans[0])!.font.family);
      if (wrong) add('tofu', layer.id, wrong);
    }
    for (const problem of unreported(text, isReported)) add('unreported', layer.id, problem);
    for (const one of placedRuns(layout, box, turn)) {
      const excess = Math.max(...[pageQuad(page), ...clips].map((clip) => excessOf(one.quad, clip)));
      if (excess > EDGE) add('clipped', layer.id, `${excess.toFixed(1)} px of “${one.run.text}”`);
      placed.push({ ...one, layer: layer.id });
    }
  }
  for (const { line, picture } of initialsLines(page)) {
    const excess = excessOf(line.quad, picture);
    if (excess > EDGE) add('clipped', line.layer, `${excess.toFixed(1)} px of the initials “${line.text}”`);
  }
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      // Words of a line are kerned, and their tails reach under one another.
      if (one.layer === other.layer && one.run.y === other.run.y) continue;
      if (overlapOf(one.quad, other.quad) === 0 || !areTouching(one, other)) continue;
      add('overlap', `${one.layer}/${other.layer}`, `“${one.run.text}” touches “${other.run.text}”`);
    }
  }
  return findings;
}

const pageQuad = ({ width, height }: LaidOutPage): Quad => quadOf(0, 0, width, height, unturned);

/** Text that is not as its author wished without an issue that says so. */
function unreported({ layer, box, text }: LaidOutText, isReported: (code: string, layer: string) => boolean): string[] {
  const problems: string[] = [];
  const size = layer.spans[0]!.font.size;
  if (text.truncated && !isReported('text_clipped', layer.id)) problems.push('it was cut short');
  const isTooLarge = text.width > box.width + EDGE || text.height > box.height + EDGE;
  const isLarger = layer.fit.overflow !== 'visible' && isTooLarge;
  if (isLarger && !isReported('text_shrunk_to_minimum', layer.id)) problems.push('it is larger than its box');
  if (layer.fit.mode === 'shrink' && size * text.scale < Math.min(size, layer.fit.minSize) - 1e-6) {
    problems.push(`it is ${(size * text.scale).toFixed(1)} px, smaller than its smallest size`);
  }
  return problems;
}
