import type { HanVariant } from './catalog.ts';

/**
 * In which order the Japanese, Korean and Chinese families are asked for characters they share: by the locale, else
 * by what the text itself gives away (kana, hangul, bopomofo), else Japanese.
 */
export function hanOrder(locale: string, text: string): readonly HanVariant[] {
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'zh') return TRADITIONAL.test(locale) ? ['tc', 'sc', 'jp', 'kr'] : ['sc', 'tc', 'jp', 'kr'];
  if (language === 'ko') return KOREAN;
  if (language === 'ja' || KANA.test(text)) return JAPANESE;
  if (HANGUL.test(text)) return KOREAN;
  return BOPOMOFO.test(text) ? ['tc', 'sc', 'jp', 'kr'] : JAPANESE;
}

const JAPANESE: readonly HanVariant[] = ['jp', 'kr', 'sc', 'tc'];
const KOREAN: readonly HanVariant[] = ['kr', 'jp', 'sc', 'tc'];

/** Taiwan, Hong Kong and Macao, unless the script is given as simplified. */
const TRADITIONAL = /^zh[-_](?!hans)(?:.*[-_])?(?:hant|tw|hk|mo)\b/i;
const KANA = /[\u3041-\u30ff\uff66-\uff9d]/;
const HANGUL = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/;
const BOPOMOFO = /[\u3105-\u312f\u31a0-\u31bf]/;
