import type { Source } from './sources.ts';

const MAX_LINES = 600;
const MAX_MEDIAN = 120;
const VAGUE = /(^|\/)(utils?|common|shared|helpers?|misc|manager|types)(\.ts$|\/)/;
const UNFINISHED = /\b(TODO|FIXME)\b|\b(it|test|describe)\.(skip|todo|only)\b|@ts-(ignore|nocheck)/;

/** Files stay small, are named for what they hold, and leave nothing open. */
export function checkFiles(sources: readonly Source[]): string[] {
  const problems: string[] = [];
  const lengths = sources.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  if (median > MAX_MEDIAN) problems.push(`the median file has ${median} lines; at most ${MAX_MEDIAN}`);
  for (const { path, text } of sources) {
    const lines = text.split('\n');
    if (lines.length - 1 > MAX_LINES) problems.push(`${path}: ${lines.length - 1} lines; at most ${MAX_LINES}`);
    if (VAGUE.test(path)) problems.push(`${path}: a name that says nothing`);
    if (path.startsWith('scripts/check/')) continue;
    lines.forEach((line, index) => {
      if (UNFINISHED.test(line)) problems.push(`${path}:${index + 1}: left open: ${line.trim().slice(0, 80)}`);
    });
  }
  return problems;
}
