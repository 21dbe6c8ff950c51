import type { Issue } from '@pictify/expr';
import type { FontLibrary, FontRequest, FontSelection, HanVariant } from '../fonts/index.ts';
import { buildSfnt, view } from '../fonts/sfnt.ts';
import { FontData, type ShapingFace } from '../fonts/shaping-face.ts';
import { FontPending } from './font-pending.ts';

/**
 * The same library, except that what has not arrived is stood in for instead of ending the layout. A layout with it
 * asks for all missing files at once; its result is of no use.
 */
export function withStandIns(fonts: FontLibrary): FontLibrary {
  return {
    ...fonts,
    select: (font: FontRequest) => new StandInSelection(fonts.select(font)),
    breakWords: (text) => orElse([], () => fonts.breakWords(text)),
  };
}

class StandInSelection implements FontSelection {
  readonly known: boolean;
  readonly #selection: FontSelection;

  constructor(selection: FontSelection) {
    this.known = selection.known;
    this.#selection = selection;
  }

  get primary(): ShapingFace {
    return orStandIn(() => this.#selection.primary);
  }

  get replacement(): ShapingFace {
    return orStandIn(() => this.#selection.replacement);
  }

  match(cluster: string, previous: ShapingFace | null, han: readonly HanVariant[]): ShapingFace | null {
    return orStandIn(() => this.#selection.match(cluster, previous, han));
  }

  lacksSmallCaps(cluster: string, face: ShapingFace): boolean {
    return orElse(false, () => this.#selection.lacksSmallCaps(cluster, face));
  }

  get issues(): readonly Issue[] {
    return orElse([], () => this.#selection.issues);
  }
}

const orStandIn = <Face>(face: () => Face): Face | ShapingFace => orElse(null, face) ?? (standIn ??= createStandIn());

function orElse<Value, Other>(other: Other, value: () => Value): Value | Other {
  try {
    return value();
  } catch (error) {
    if (error instanceof FontPending) return other;
    throw error;
  }
}

let standIn: ShapingFace | undefined;

/** A font of one empty glyph that stands for no character. */
function createStandIn(): ShapingFace {
  const UNITS = 1000;
  const tables = {
    head: words(27, { 0: 1, 6: 0x5f0f, 7: 0x3cf5, 9: UNITS }),
    hhea: words(18, { 0: 1, 2: UNITS, 17: 1 }),
    hmtx: words(2, { 0: UNITS / 2 }),
    maxp: words(3, { 1: 0x5000, 2: 1 }),
  };
  const font = new FontData(buildSfnt(0x10000, new Map(Object.entries(tables))));
  return font.face({ family: 'pf-stand-in', weight: 400, style: 'normal' }, false);
}

/** A table of 16-bit values, zero but for those given by index. */
function words(count: number, values: { readonly [index: number]: number }): Uint8Array {
  const bytes = new Uint8Array(count * 2);
  for (const [index, value] of Object.entries(values)) view(bytes).setUint16(Number(index) * 2, value);
  return bytes;
}
