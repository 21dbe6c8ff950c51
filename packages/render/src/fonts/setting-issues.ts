import type { Issue } from '@pictify/expr';
import type { FaceRequest, FileFamily } from './family.ts';

export interface SetFont extends FaceRequest {
  readonly smallCaps?: boolean;
}

/** What a family cannot do of what was asked; small capitals are made up where it has none. */
export function settingIssues(family: FileFamily, font: SetFont): Issue[] {
  if (!font.features && !font.axes) return [];
  const { features, axes } = family.missing(font);
  const issues: Issue[] = [];
  const lacking = features.filter((tag) => tag !== 'smcp' || !font.smallCaps);
  if (lacking.length > 0) {
    const message = `“${family.name}” has no OpenType ${named('feature', lacking)}; the text is set without.`;
    issues.push({ code: 'font_feature_missing', severity: 'warning', message });
  }
  if (axes.length > 0) {
    const message = `“${family.name}” does not vary on the ${named('axis', axes)}; its shipped form is used.`;
    issues.push({ code: 'font_axis_missing', severity: 'warning', message });
  }
  return issues;
}

const PLURALS = { feature: 'features', axis: 'axes' } as const;

function named(what: keyof typeof PLURALS, tags: readonly string[]): string {
  const shown = tags.slice(0, 10).join(', ');
  return `${tags.length > 1 ? PLURALS[what] : what} ${shown}`;
}
