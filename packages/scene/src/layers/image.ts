import type { Compiling } from '../compile/compiling.ts';
import type { Extent, Frame } from '../compile/frame.ts';
import type { FetchRules } from '../document.ts';
import { ASSET, readImageSource } from '../image-source.ts';
import type { Place, Reporting } from '../issues.ts';
import { listOf, own } from '../json.ts';
import { type Cell, dynamic, joinCells, literal, mapCell, readCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { corners } from '../properties/corners.ts';
import { number } from '../properties/number.ts';
import { IMAGE_FITS, INKS, optionalPaint } from '../properties/paint.ts';
import { hasBlocks, type Property, required } from '../properties/property.ts';
import { compileTable, record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import { checkVariant, compileVariant, type VariantOf } from '../properties/variants.ts';
import type { ImageCandidate } from '../resolved.ts';
import type { LayerDefinition } from './definition.ts';
import { fontProperties } from './font.ts';
import { initialsCandidate } from './initials.ts';
import { stroke } from './stroke.ts';

const MAX_FALLBACKS = 10;
const focus = (): Property<number> => number({ default: 0.5, min: 0, max: 1, unit: 'fraction' });

const FALLBACKS = {
  url: { source: required(text('', 'Another image.')) },
  asset: { asset: required(text('', 'The path of an asset.')) },
  initials: {
    text: required(text('', 'A name, or its initials.')),
    background: optionalPaint('Not written: a stable colour made from the text.'),
    color: optionalPaint('Not written: white or near-black, whichever reads better.', INKS),
    font: fontProperties(600),
  },
  paint: { paint: required(optionalPaint('Shown instead of an image.')) },
  hide: {},
} as const;

type Fallback = VariantOf<typeof FALLBACKS>;

const properties = {
  source: text('', 'https://…, asset:<path>, or an expression giving one.'),
  fit: choice(IMAGE_FITS, 'cover', 'How the image fills its box.'),
  focalPoint: record({ x: focus(), y: focus() }, 'What stays in sight when the image is cut, as fractions of it.'),
  zoom: number({ default: 1, min: 1, max: 10, summary: 'Draws the image larger than its fit, about its focal point.' }),
  align: choice(['left', 'center', 'right'], 'center', 'Where an image lies that is narrower than its box.'),
  verticalAlign: choice(['top', 'middle', 'bottom'], 'middle', 'Where an image lies that is lower than its box.'),
  radius: corners('Corner radius.'),
  stroke,
  background: optionalPaint('Behind the image.'),
  fetch: record(
    {
      timeoutMs: number({ default: null, min: 1, max: 10_000 }),
      maxBytes: number({ default: null, min: 1, max: 50_000_000 }),
      retries: number({ default: null, min: 0, max: 5, integer: true }),
      cacheSeconds: number({ default: null, min: 0, max: 31_536_000 }),
    },
    'How long and how often the image is asked for.',
  ),
  fallback: fallbackChain(),
} as const;

export const image: LayerDefinition = {
  type: 'image',
  summary: 'A picture from the web or the asset library, with fallbacks.',
  properties,
  container: false,
  hugs: false,
  check(raw, at) {
    const source = own(raw, 'source') ?? '';
    if (typeof source !== 'string' || source.trim() !== '' || listOf(own(raw, 'fallback')).length > 0) return;
    at.at('source').problem(
      'image_source_empty',
      'The image has no "source" and no fallback: nothing is drawn.',
      'warning',
    );
  },
  compile({ raw, at }) {
    const { source, fallback, fetch, ...look } = compileTable(properties, raw, at);
    const written = own(raw, 'source');
    const { program, place } = hasBlocks(written)
      ? at.at('source').program(written)
      : { program: null, place: at.at('source').place };
    const isBound = written !== undefined && written !== null;
    return joinCells({
      type: literal('image'),
      ...look,
      fetch: mapCell(fetch, rulesOf),
      candidates: candidateCell({ source, fallback, box: needsBox(raw) ? at.box : NO_BOX }, isBound, place, at),
      variables: literal(program ? at.rootVariables(program) : []),
    });
  },
};

interface Choices {
  readonly source: string;
  readonly fallback: readonly Fallback[];
  readonly box: Extent;
}

function candidateCell(
  cells: { [K in keyof Choices]: Cell<Choices[K]> },
  isBound: boolean,
  place: Place,
  at: Compiling,
): Cell<readonly ImageCandidate[]> {
  const choices = joinCells<Choices>(cells);
  if (choices.literal) return literal(chooseCandidates(choices.value, isBound, at.at('source')));
  return dynamic((frame: Frame) => chooseCandidates(readCell(choices, frame), isBound, frame.issues.at(place)));
}

/** The chain in order of preference: what is blank or not allowed is already left out, the end is always `hide`. */
function chooseCandidates(
  { source, fallback, box }: Choices,
  isBound: boolean,
  report: Reporting,
): readonly ImageCandidate[] {
  const candidates: ImageCandidate[] = [];
  addUrl(candidates, source, report);
  for (const option of fallback) {
    if (option.type === 'hide') break;
    if (option.type === 'url') addUrl(candidates, option.source, report);
    else if (option.type === 'asset') addUrl(candidates, assetName(option.asset), report);
    else if (option.type === 'paint') {
      if (option.paint) candidates.push({ type: 'paint', paint: option.paint });
    } else {
      const initials = initialsCandidate(option, box);
      if (initials) candidates.push(initials);
    }
  }
  if (isBound && source.trim() === '') {
    const [next] = candidates;
    if (next)
      report.problem('image_source_empty', `The image has no source; its fallback (${next.type}) is shown.`, 'info');
    else report.problem('image_source_empty', 'The image has no source and no fallback, so it is hidden.');
  }
  candidates.push({ type: 'hide' });
  return candidates;
}

function addUrl(candidates: ImageCandidate[], text: string, report: Reporting): void {
  const source = readImageSource(text, report);
  if (source !== null) candidates.push({ type: 'url', source });
}

function assetName(asset: string): string {
  const name = asset.trim();
  return name === '' || name.startsWith(ASSET) ? name : ASSET + name;
}

const NO_BOX: Cell<Extent> = literal({ width: 0, height: 0 });

/** Only initials are sized by the box; without them its expressions need not make the candidates depend on the row. */
function needsBox(raw: unknown): boolean {
  return listOf(own(raw, 'fallback')).some((option) => own(option, 'type') === 'initials');
}

function rulesOf(written: { readonly [K in keyof FetchRules]-?: number | null }): FetchRules {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}

function fallbackChain(): Property<readonly Fallback[]> {
  return {
    description: {
      kind: 'variants',
      variants: FALLBACKS,
      max: MAX_FALLBACKS,
      summary: 'Tried in order; the end is always hide.',
    },
    check(value, at) {
      if (!Array.isArray(value)) {
        at.problem('property_type', 'Must be a list of fallbacks, tried in order.');
        return;
      }
      if (value.length > MAX_FALLBACKS)
        at.problem('property_range', `At most ${MAX_FALLBACKS} fallbacks; it has ${value.length}.`);
      value.forEach((option, index) => {
        checkVariant(FALLBACKS, option, at.at(index), 'a map with a "type"');
      });
    },
    compile(value, at) {
      const cells = listOf(value)
        .slice(0, MAX_FALLBACKS)
        .map((option, index) => compileVariant(FALLBACKS, option, at.at(index)))
        .filter((cell) => cell !== null);
      return cells.every((cell) => cell.literal)
        ? literal(cells.map((cell) => cell.value))
        : dynamic((frame) => cells.map((cell) => readCell(cell, frame)));
    },
  };
}
