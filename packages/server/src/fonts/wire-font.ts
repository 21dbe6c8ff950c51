import type { WireFont, WireIssue } from '@pictify/api';
import { SHIPPED_FAMILIES } from '@pictify/render/catalog';
import type { StoredFont } from '../store/fonts.ts';
import { familyKey } from './family-key.ts';

export function wireFont({ id, family, weight, style, facts, bytes, createdAt }: StoredFont): WireFont {
  const { subfamily, axes, features, glyphs, characters, scripts } = facts;
  return {
    id,
    family,
    subfamily,
    weight,
    style,
    axes: [...axes],
    features: [...features],
    glyphs,
    characters,
    scripts: [...scripts],
    bytes,
    createdAt: createdAt.toISOString(),
  };
}

/** What its owner should know of a font that can be used. */
export function fontWarnings({ family, facts }: StoredFont): WireIssue[] {
  const warnings = facts.issues.map(({ code, severity, message }) => ({ code, severity, message }));
  if (!SHIPPED_FAMILIES.some(({ name }) => familyKey(name) === familyKey(family))) return warnings;
  const message = `“${family}” is shipped too. In this workspace only uploaded files of that name are used from now on.`;
  return [...warnings, { code: 'font_replaces_shipped', severity: 'warning', message }];
}
