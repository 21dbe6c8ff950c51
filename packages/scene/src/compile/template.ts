import { createBudget } from '@pictify/expr';
import type { Template } from '../document.ts';
import { IssueList } from '../issues.ts';
import { nameOf, own } from '../json.ts';
import { DEFAULT_LOCALE, DEFAULT_TIME_ZONE, isLocale, isTimeZone } from '../locale.ts';
import { readCell } from '../properties/cell.ts';
import type { ResolvedScene } from '../resolved.ts';
import { scaleScene } from '../scale.ts';
import { type CompiledVariable, compileVariables, readVariables } from '../variables/read.ts';
import { compileDesign, type Design } from './design.ts';
import type { Frame } from './frame.ts';
import { collectDependencies } from './reach.ts';
import { chooseSize, overridePages, type SizeOption, sideOf } from './size.ts';

export interface ResolveOptions {
  /**
   * A declared size by name, `"800x600"`, or dimensions. For dimensions that no declared size has, the size of the
   * nearest shape (or the template's own) is scaled evenly to fit and centred.
   */
  size?: SizeOption;
  /** BCP 47; default the template's. */
  locale?: string;
  /** IANA; default the template's. */
  timeZone?: string;
  /**
   * Epoch milliseconds, for what is relative to the present. This package reads no clock, so hand the time in; without
   * it the present is 0, the beginning of 1970.
   */
  now?: number;
  /**
   * Monotonic milliseconds, asked now and then to end a row whose expressions take longer than 50 ms (`too_slow`): a
   * net under the limit on steps, and the only thing by which equal rows could give different scenes.
   */
  clock?: () => number;
}

/** A template ready for any number of rows. */
export interface CompiledTemplate {
  readonly template: Template;
  /** The variables that any layer (through its roles too) or the alternative text reads, in any size; sorted. */
  readonly variables: readonly string[];
  /** For each layer the variables that can change how it is drawn, in any size; see `collectDependencies`. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** True: rows may name pictures of their own, though no expression does. */
  readonly picturesVary?: boolean;
  /** Total: whatever the row is, there is a scene; what was mended is in its `issues`. */
  resolve(row: unknown, options?: ResolveOptions): ResolvedScene;
}

/** Compiles a template's expressions once. Total: what is wrong with the document becomes issues of every scene. */
export function compileTemplateDocument(template: Template): CompiledTemplate {
  return new Compiled(template);
}

class Compiled implements CompiledTemplate {
  readonly template: Template;
  readonly #variables: readonly CompiledVariable[];
  readonly #designs = new Map<string | null, Design>();
  #dependencies: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(template: Template) {
    this.template = template;
    this.#variables = compileVariables(own(template, 'variables'));
    this.#design(null);
  }

  resolve(row: unknown, options: ResolveOptions = {}): ResolvedScene {
    const issues = new IssueList();
    const { name, fit } = chooseSize(this.template, options.size, issues);
    const design = this.#design(name);
    for (const issue of design.issues) issues.add(issue);
    const locale = known(isLocale, 'locale', options.locale ?? own(this.template, 'locale'), DEFAULT_LOCALE, issues);
    const timeZone = known(
      isTimeZone,
      'timeZone',
      options.timeZone ?? own(this.template, 'timeZone'),
      DEFAULT_TIME_ZONE,
      issues,
    );
    const values = readVariables(this.#variables, row, issues);
    const frame: Frame = {
      env: { locale, timeZone, now: options.now ?? 0, budget: createBudget({}, options.clock) },
      issues,
      rootScope: values,
      scope: values,
      suffix: '',
      box: design,
      roles: design.roles,
      roleColors: new Map(),
      repeated: 0,
      pathLength: 0,
    };
    const scene: ResolvedScene = {
      width: design.width,
      height: design.height,
      locale,
      altText: readCell(design.altText, frame),
      metadata: readCell(design.metadata, frame),
      pages: design.pages.map(({ id, durationMs, layers, motion, title }) => ({
        id,
        durationMs,
        layers: readCell(layers, frame),
        ...readCell(motion, frame),
        ...(title ? { title: readCell(title, frame) } : {}),
      })),
      ...(design.animation ? { animation: design.animation } : {}),
      values,
      issues: issues.list(),
    };
    return fit ? scaleScene(scene, fit.width, fit.height) : scene;
  }

  get variables(): readonly string[] {
    const names = new Set<string>();
    for (const design of this.#allDesigns()) {
      for (const name of design.usesOutsideLayers) names.add(name);
    }
    for (const layer of this.dependencies.values()) {
      for (const name of layer) names.add(name);
    }
    return [...names].sort();
  }

  get dependencies(): ReadonlyMap<string, readonly string[]> {
    if (!this.#dependencies) {
      const found = new Map<string, Set<string>>();
      for (const page of this.#allDesigns().flatMap(({ reach }) => reach)) collectDependencies(page, found);
      this.#dependencies = new Map([...found].map(([id, names]) => [id, [...names].sort()]));
    }
    return this.#dependencies;
  }

  #allDesigns(): readonly Design[] {
    return [null, ...Object.keys(own(this.template, 'sizes') ?? {})].map((name) => this.#design(name));
  }

  #design(name: string | null): Design {
    let design = this.#designs.get(name);
    if (!design) {
      const size = name === null ? this.template : own(this.template.sizes, name);
      const pages = overridePages(own(this.template, 'pages'), name === null ? undefined : own(size, 'overrides'));
      design = compileDesign(this.template, pages, sideOf(own(size, 'width')), sideOf(own(size, 'height')));
      this.#designs.set(name, design);
    }
    return design;
  }
}

function known(
  test: (name: string) => boolean,
  key: string,
  given: unknown,
  fallback: string,
  issues: IssueList,
): string {
  if (given === undefined || given === null) return fallback;
  if (typeof given === 'string' && test(given)) return given;
  const code = key === 'locale' ? 'locale_unknown' : 'time_zone_unknown';
  issues.at({ path: `/${key}` }).problem(code, `${nameOf(given)} is not known; ${fallback} is used.`);
  return fallback;
}
