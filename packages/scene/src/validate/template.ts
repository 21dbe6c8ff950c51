import type { Issue } from '@pictify/expr';
import { checkPageMotion, PAGE_MOTION_PROPERTIES } from '../animation/page-motion.ts';
import { playback } from '../animation/playback.ts';
import { altText, durationMs, pageTitle } from '../compile/design.ts';
import { metadata } from '../compile/metadata.ts';
import { roleColor } from '../compile/roles.ts';
import type { Template } from '../document.ts';
import { isMap, type JsonMap, listOf, nameOf, own, quote } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { isLocale, isTimeZone } from '../locale.ts';
import { migrate } from '../migrate.ts';
import { Checker, type Findings, findings } from './checker.ts';
import { copyJson } from './copy.ts';
import { assignIds, countLayers, isId } from './ids.ts';
import { checkLayers, type KnownLayers } from './layers.ts';
import { checkKeys, checkSide, checkSizes } from './sizes.ts';
import { checkVariables, declaredNames } from './variables.ts';

export interface Validation {
  /** The document, normalised and copied; null when there is nothing that could be drawn or edited. */
  readonly template: Template | null;
  /** What must be mended before the template can be published. */
  readonly errors: readonly Issue[];
  /** What was assumed, or looks like a slip. */
  readonly warnings: readonly Issue[];
  /** Variables that expressions read and nobody declared: added as texts with an empty default. */
  readonly addedVariables: readonly string[];
}

const KEYS = [
  'schema',
  'id',
  'name',
  'description',
  'width',
  'height',
  'locale',
  'timeZone',
  'altText',
  'variables',
  'roles',
  'pages',
  'sizes',
  'animation',
  'metadata',
];

/** Reports everything that is wrong with a document, each with a JSON pointer. Total; the input is not changed. */
export function validateTemplate(input: unknown): Validation {
  const first = findings(new Set(), new Set());
  const copy = copyJson(input, new Checker(first));
  if (!isMap(copy)) {
    new Checker(first).fatal('property_type', `A template must be a map, not ${nameOf(copy)}.`);
    return { template: null, errors: first.errors, warnings: first.warnings, addedVariables: [] };
  }
  const { length } = JSON.stringify(copy);
  if (length > LIMITS.documentLength) {
    const message = `A template has at most ${LIMITS.documentLength} characters of JSON; this has ${length}.`;
    new Checker(first).fatal('document_limit', message);
    return { template: null, errors: first.errors, warnings: first.warnings, addedVariables: [] };
  }
  const roles = own(copy, 'roles');
  const all: Findings = {
    ...first,
    declared: declaredNames(own(copy, 'variables')),
    roles: new Set(isMap(roles) ? Object.keys(roles) : []),
  };
  const at = new Checker(all);
  migrate(copy, at);
  if (!all.unusable) checkDocument(copy, at);
  const addedVariables = [...all.undeclared];
  const template = all.unusable ? null : withVariables(copy, addedVariables);
  return { template, errors: all.errors, warnings: all.warnings, addedVariables };
}

function checkDocument(document: JsonMap, at: Checker): void {
  if (own(document, 'name') == null) {
    document['name'] = 'Untitled';
    at.at('name').problem('property_required', 'The template has no "name" and was called "Untitled".', 'warning');
  }
  for (const key of ['id', 'name', 'description']) checkText(document, key, at);
  checkKeys(document, KEYS, at);
  checkSide(own(document, 'width'), at, 'width');
  checkSide(own(document, 'height'), at, 'height');
  checkKnown(document, 'locale', isLocale, 'a BCP 47 language tag such as "en-US"', 'locale_unknown', at);
  checkKnown(document, 'timeZone', isTimeZone, 'an IANA time zone such as "Europe/Berlin"', 'time_zone_unknown', at);
  if (document['variables'] == null) document['variables'] = [];
  if (Array.isArray(document['variables'])) checkVariables(document['variables'], at.at('variables'));
  else at.at('variables').fatal('property_type', `"variables" must be a list, not ${nameOf(document['variables'])}.`);
  checkRoles(own(document, 'roles'), at.at('roles'));
  altText.check(own(document, 'altText'), at.at('altText'));
  playback.check(own(document, 'animation'), at.at('animation'));
  metadata.check(own(document, 'metadata'), at.at('metadata'));
  const layers = countLayers(listOf(document['pages']), at);
  if (layers > LIMITS.layers) {
    at.at('pages').fatal('layer_limit', `A template has at most ${LIMITS.layers} layers; this has ${layers}.`);
    return;
  }
  const known: KnownLayers = new Map();
  checkPages(document, at.at('pages'), known);
  checkSizes(own(document, 'sizes'), at.at('sizes'), known);
}

function checkText(document: JsonMap, key: string, at: Checker): void {
  const value = own(document, key);
  if (value != null && typeof value !== 'string')
    at.at(key).problem('property_type', `"${key}" must be a text, not ${nameOf(value)}.`);
}

function checkKnown(
  document: JsonMap,
  key: string,
  test: (name: string) => boolean,
  what: string,
  code: string,
  at: Checker,
): void {
  const value = own(document, key);
  if (value == null || (typeof value === 'string' && test(value))) return;
  at.at(key).problem(code, `"${key}" must be ${what}, not ${nameOf(value)}.`);
}

function checkRoles(roles: unknown, at: Checker): void {
  if (roles == null) return;
  if (!isMap(roles)) {
    at.problem('property_type', `"roles" must be a map of colours by name, not ${nameOf(roles)}.`);
    return;
  }
  const plain = new Checker({ ...at.findings, roles: new Set() });
  for (const name of Object.keys(roles)) roleColor.check(roles[name], plain.at('roles').at(name));
}

function checkPages(document: JsonMap, at: Checker, known: KnownLayers): void {
  const pages = own(document, 'pages');
  if (!Array.isArray(pages)) {
    const hint = Array.isArray(document['layers'])
      ? ' Move "layers" into it: {"pages": [{"id": "page-1", "layers": […]}]}.'
      : '';
    at.fatal(
      pages === undefined ? 'property_required' : 'property_type',
      `"pages" must be a list of pages, not ${nameOf(pages)}.${hint}`,
    );
    return;
  }
  if (pages.length < 1 || pages.length > LIMITS.pages) {
    at.problem('page_limit', `A template has 1 to ${LIMITS.pages} pages; this has ${pages.length}.`);
  }
  assignIds(pages, at);
  const ids = new Set<unknown>();
  pages.forEach((page, index) => {
    const here = at.at(index);
    if (!isMap(page)) {
      here.fatal('property_type', `A page must be a map with "layers", not ${nameOf(page)}.`);
      return;
    }
    const id = own(page, 'id');
    if (!isId(id))
      here
        .at('id')
        .problem(
          'id_invalid',
          `A page's "id" is 1 to ${LIMITS.idLength} letters, digits or _ . : -, not ${nameOf(id)}.`,
        );
    else if (ids.has(id)) here.at('id').problem('page_id_duplicate', `Another page has the id ${quote(id)} already.`);
    ids.add(id);
    checkKeys(page, ['id', 'durationMs', 'title', 'layers', ...Object.keys(PAGE_MOTION_PROPERTIES)], here);
    checkPageMotion(page, here);
    durationMs.check(own(page, 'durationMs'), here.at('durationMs'));
    pageTitle.check(own(page, 'title'), here.at('title'));
    checkLayers(own(page, 'layers'), here.at('layers'), known);
  });
}

/** Only called for documents that passed `checkDocument` without a fatal finding, so the shape is known. */
function withVariables(document: JsonMap, names: readonly string[]): Template {
  const added = names.map((name) => ({ name, type: 'text', default: '' }));
  return { ...document, variables: [...listOf(document['variables']), ...added] } as unknown as Template;
}
