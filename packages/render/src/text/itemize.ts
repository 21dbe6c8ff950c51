import type { ResolvedSpan } from '@pictify/scene';
import type { ShapingFace } from '../fonts/shaping-face.ts';
import { isCursive, isJoined, type ScriptName } from './script.ts';
import type { TextItem } from './text-item.ts';

/** An item before it is shaped. */
interface ItemDraft {
  readonly span: number;
  readonly level: number;
  readonly face: ShapingFace;
  readonly font: ResolvedSpan['font'];
  readonly sizeFactor: number;
  script: ScriptName | null;
  readonly first: number;
  text: string;
  readonly offsets: number[];
  /** The last cluster that is drawn. */
  last: string;
}

/**
 * Some canvases set two of these closer when they meet, others do not: they are never drawn together, and keep their
 * full widths.
 */
const CJK_PUNCTUATION =
  /^[\u3000-\u3002\u3008-\u3011\u3014-\u301b\u30fb\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff3b\uff3d\uff5b\uff5d\uff5f\uff60]$/;

/** Collects grapheme clusters, in order, into items. */
export class ItemBuilder {
  readonly #spans: readonly ResolvedSpan[];
  readonly #drafts: ItemDraft[] = [];
  #clusters = 0;

  constructor(spans: readonly ResolvedSpan[]) {
    this.#spans = spans;
  }

  /** @param sizeFactor Of the size of the span's font, for capitals that stand in for small ones. */
  add(text: string, span: number, level: number, face: ShapingFace, script: ScriptName | null, sizeFactor = 1): void {
    const last = this.#drafts.at(-1);
    const fits =
      last?.span === span &&
      last.level === level &&
      last.face === face &&
      last.sizeFactor === sizeFactor &&
      (script === null || last.script === null || last.script === script) &&
      !(CJK_PUNCTUATION.test(last.last) && CJK_PUNCTUATION.test(text));
    if (fits) {
      last.script ??= script;
      this.#append(last, text);
    } else {
      this.#start(span, level, face, script, text, sizeFactor);
    }
  }

  /** A character that is not drawn: part of the current item unless the direction or the span changes. */
  addInvisible(span: number, level: number, face: ShapingFace): void {
    const last = this.#drafts.at(-1);
    if (last?.span === span && last.level === level) this.#append(last, '');
    else this.#start(span, level, face, null, '', 1);
  }

  #start(
    span: number,
    level: number,
    face: ShapingFace,
    script: ScriptName | null,
    text: string,
    sizeFactor: number,
  ): void {
    const own = this.#spans[span]!.font;
    const font = sizeFactor === 1 ? own : { ...own, size: own.size * sizeFactor };
    const first = this.#clusters;
    const draft = { span, level, face, font, sizeFactor, script, first, text: '', offsets: [], last: '' };
    this.#drafts.push(draft);
    this.#append(draft, text);
  }

  #append(draft: ItemDraft, text: string): void {
    draft.offsets.push(draft.text.length);
    draft.text += text;
    if (text !== '') draft.last = text;
    this.#clusters++;
  }

  finish(): readonly ItemDraft[] {
    for (let at = 1; at < this.#drafts.length; at++) joinAcross(this.#drafts[at - 1]!, this.#drafts[at]!);
    return this.#drafts;
  }
}

const ZERO_WIDTH_JOINER = '\u200d';

/** Where a change of colour or font cuts a joined word, both halves keep the forms they have in the middle of it. */
function joinAcross(before: ItemDraft, after: ItemDraft): void {
  if (before.span === after.span || before.level !== after.level || before.script !== after.script) return;
  if (!isCursive(before.script) || before.last === ' ' || after.text.startsWith(' ')) return;
  before.text += ZERO_WIDTH_JOINER;
  after.text = ZERO_WIDTH_JOINER + after.text;
  for (const index of after.offsets.keys()) after.offsets[index]! += ZERO_WIDTH_JOINER.length;
}

export function shapeItems(drafts: readonly ItemDraft[]): TextItem[] {
  return drafts.map(({ span, level, face, font, script, first, text, offsets }) => {
    const letterSpacing = isJoined(script) ? 0 : font.letterSpacing;
    const shaped = face.shape(text, level % 2 === 1, letterSpacing !== 0);
    const end = first + offsets.length;
    const ends = Uint32Array.from([...offsets, text.length]);
    return {
      span,
      level,
      face,
      font,
      script,
      letterSpacing,
      first,
      end,
      text,
      offsets: ends,
      shaped,
      reshaped: new Map(),
    };
  });
}
