import { readFileSync } from 'node:fs';

export interface CorpusText {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

interface Language {
  readonly language: string;
  /** What stands between words. */
  readonly between: string;
  readonly words: string;
  readonly names: string;
}

const FOLDER = new URL('../../../../../../conformance/text/', import.meta.url);
const PER_LANGUAGE = 52;

/** Texts as they stand on cards, in many languages: made of `conformance/text/languages.json`, always the same. */
export function textCorpus(): CorpusText[] {
  const languages = JSON.parse(readFileSync(new URL('languages.json', FOLDER), 'utf8')) as Language[];
  const special = JSON.parse(readFileSync(new URL('strings.json', FOLDER), 'utf8')) as CorpusText[];
  const random = new Random(20_261_124);
  const made = languages.flatMap((language) =>
    Array.from({ length: PER_LANGUAGE }, () => ({
      text: sentence(language, languages, random),
      language: language.language,
    })),
  );
  return [...special, ...made];
}

function sentence(own: Language, all: readonly Language[], random: Random): string {
  const words = own.words.split(' ');
  const parts = Array.from({ length: 3 + random.below(9) }, () => {
    const word = random.pick(words);
    switch (random.below(12)) {
      case 0:
        return random.pick(own.names.split(','));
      case 1:
        return random.pick(FIGURES);
      case 2:
        return random.pick(WRAPPED).replace('…', word);
      case 3:
        return word + random.pick(PUNCTUATION[own.language.slice(0, 2)] ?? LATIN_PUNCTUATION);
      case 4:
        return random.below(3) === 0 ? random.pick(ADDRESSES) : word;
      case 5:
        return random.below(3) === 0 ? random.pick(EMOJI) : word;
      case 6:
        return random.below(3) === 0 ? random.pick(random.pick(all).names.split(',')) : word;
      default:
        return word;
    }
  });
  return parts.join(own.between === '' && random.below(8) === 0 ? ' ' : own.between);
}

const FIGURES = [
  '42',
  '1,299.50',
  '$49.99',
  '€1.234,56',
  '25%',
  '−12 °C',
  '2026-11-24',
  '10:30',
  '+1 (555) 010-9999',
  '№7',
  '#1',
  '3×4',
  '½',
  '100 km/h',
  '1/2',
  '¥1,200',
];
const WRAPPED = [
  '(…)',
  '“…”',
  '«…»',
  '„…“',
  '[…]',
  '‘…’',
  '"…"',
  "'…'",
  '…!',
  '…?',
  '…:',
  '…,',
  '…/…',
  '@…',
  '#…',
  '… –',
  '— …',
];
const LATIN_PUNCTUATION = ['.', ',', '!', '?', ';', ':', '…', '...', '?!', ' –', ' —'];
const PUNCTUATION: { readonly [language: string]: readonly string[] } = {
  zh: ['，', '。', '！', '？', '、', '：', '……', '——', '」', '》'],
  ja: ['、', '。', '！', '？', '…', '」', 'ー', '・'],
  ar: ['،', '؛', '؟', '.', '!'],
  fa: ['،', '؛', '؟', '.', '!'],
  ur: ['،', '؛', '؟', '۔', '!'],
  hi: ['।', '॥', ',', '!', '?'],
  bn: ['।', ',', '!', '?'],
  hy: ['։', '՝', ',', '՞'],
  am: ['።', '፣', '፤', '!'],
  th: ['ฯ', '!', '?', ' '],
  km: ['។', '៖', '!', ' '],
  my: ['။', '၊', '!', ' '],
};
const ADDRESSES = [
  'https://example.com/a/b?c=d&e=f#g',
  'www.example.org',
  'name.surname@example.co.uk',
  '@your_name-42',
  'C:\\Users\\x',
  'src/index.ts',
  '#YearInReview2026',
];
const EMOJI = ['🎉', '👩‍👩‍👧‍👦', '👍🏽', '🇫🇷', '❤️', '1️⃣', '😀!', '🏳️‍🌈', '✨🔥', '🫠'];

/** A linear congruential generator (Numerical Recipes). */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}
