import type { HanVariant } from './catalog.ts';

/**
 * In which order the Japanese, Korean and Chinese families are asked for characters they share: by the locale, else
 * by what the text itself gives away (kana, hangul), else Japanese.
 */
export function hanOrder(locale: string, text: string): readonly HanVariant[] {
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'zh') return ['sc', 'jp', 'kr'];
  if (language === 'ko') return ['kr', 'jp', 'sc'];
  if (language === 'ja' || KANA.test(text)) return ['jp', 'kr', 'sc'];
  return HANGUL.test(text) ? ['kr', 'jp', 'sc'] : ['jp', 'kr', 'sc'];
}

const KANA = /[\u3041-\u30ff\uff66-\uff9d]/;
const HANGUL = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/;
