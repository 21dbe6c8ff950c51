import type { Issue, Program } from '@pictify/expr';
import { compilePageMotion } from '../animation/page-motion.ts';
import { compilePlayback } from '../animation/playback.ts';
import type { Template } from '../document.ts';
import { isMap, listOf, own } from '../json.ts';
import { type Cell, literal } from '../properties/cell.ts';
import { number } from '../properties/number.ts';
import { plain } from '../properties/property.ts';
import { text } from '../properties/text.ts';
import type { PageMotion, ResolvedLayer, ResolvedMetadata, ResolvedPlayback } from '../resolved.ts';
import { type Compilation, Compiling } from './compiling.ts';
import { compileLayers } from './layer.ts';
import { resolveLayers } from './layers.ts';
import { compileMetadata } from './metadata.ts';
import type { LayerReach } from './reach.ts';
import { compileRoles } from './roles.ts';

export interface CompiledPage {
  readonly id: string;
  readonly durationMs: number;
  readonly layers: Cell<readonly ResolvedLayer[]>;
  readonly motion: Cell<PageMotion>;
  /** Null: not written. */
  readonly title: Cell<string> | null;
}

/** A template in one of its sizes, every expression compiled. */
export interface Design {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly CompiledPage[];
  readonly animation: ResolvedPlayback | null;
  readonly altText: Cell<string>;
  readonly metadata: Cell<ResolvedMetadata>;
  readonly roles: ReadonlyMap<string, Cell<string | null>>;
  /** What is wrong with the document; added to the issues of every row. */
  readonly issues: readonly Issue[];
  /** What the layers of each page read. */
  readonly reach: readonly (readonly LayerReach[])[];
  /** What the alternative text, the metadata, and the title and motion of whole pages read. */
  readonly usesOutsideLayers: ReadonlySet<string>;
}

export const altText = text('', 'What the image says to those who cannot see it.');
export const pageTitle = text('', "Of the page's bookmark in a PDF.");
export const durationMs = plain(
  number({
    default: 1000,
    min: 10,
    max: 600_000,
    summary: 'How long a frame stays, in an animation.',
  }),
);

/** `pages` are the template's own, or with a size's overrides merged in. */
export function compileDesign(template: Template, pages: unknown, width: number, height: number): Design {
  const issues: Issue[] = [];
  const programs = new Map<string, Program>();
  const bare: Compilation = { roles: new Map(), issues, programs };
  const written = own(template, 'roles');
  const roles = compileRoles(isMap(written) ? written : {}, (name) => new Compiling(bare).at('roles').at(name));

  const shared: Compilation = { roles, issues, programs };
  const at = new Compiling(shared, { box: literal({ width, height }) });
  const outside = at.with({ uses: new Set() });
  const reach: LayerReach[][] = [];
  const compiled = listOf(pages).map((page, index): CompiledPage => {
    const pageReach: LayerReach[] = [];
    reach.push(pageReach);
    const place = at.at('pages').at(index);
    const told = place.with({ uses: outside.uses });
    const id = own(page, 'id');
    const duration = durationMs.compile(own(page, 'durationMs'), place.at('durationMs'));
    return {
      id: typeof id === 'string' ? id : `page-${index + 1}`,
      durationMs: duration.literal ? duration.value : 1000,
      layers: resolveLayers(compileLayers(own(page, 'layers'), place.at('layers'), pageReach)),
      motion: compilePageMotion(page, told),
      title: own(page, 'title') == null ? null : pageTitle.compile(own(page, 'title'), told.at('title')),
    };
  });
  return {
    width,
    height,
    pages: compiled,
    animation: compilePlayback(own(template, 'animation'), at.at('animation')),
    altText: altText.compile(own(template, 'altText'), outside.at('altText')),
    metadata: compileMetadata(template, outside.at('metadata')),
    roles: new Map([...roles].map(([name, role]) => [name, role.color])),
    issues,
    reach,
    usesOutsideLayers: outside.uses,
  };
}
