import { createCanvas, setTextRenderer } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontLibrary } from '../../fonts/index.ts';
import { type GlyphRun, layoutText } from '../../text/index.ts';
import { textRequest } from '../../text/text-request.fixture.ts';
import { createFontLibrary } from './index.ts';

setTextRenderer('system');
const canvas = createCanvas(1200, 200);
const context = canvas.getContext('2d');
context.lang = 'en';
context.textRendering = 'geometricPrecision';
let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

function setUp(run: GlyphRun): void {
  context.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
  context.direction = run.direction;
  context.letterSpacing = `${run.letterSpacing}px`;
}

/** Runs whose width the canvas sees otherwise. */
function disagreements(
  text: string,
  font: Parameters<typeof textRequest>[1],
  width: number,
  spacing: number,
): string[] {
  const request = textRequest(text, { size: 40, letterSpacing: spacing, ...font }, { width });
  const runs = layoutText(request, fonts).lines.flatMap((line) => line.runs);
  return runs.flatMap((run) => {
    setUp(run);
    const lead = run.lead?.text ?? '';
    const painted = context.measureText(lead + run.text).width - context.measureText(lead).width;
    expect(context.measureText(lead).width).toBeCloseTo(run.lead?.width ?? 0, 2);
    return Math.abs(painted - run.width) > 0.01
      ? [`${run.text} ${run.face.family} ${run.direction}: ${run.width} here, ${painted} painted`]
      : [];
  });
}

const LATIN = [
  'AVATAR Wa To Ty. P, f) "A" V. L\u2019 11:11',
  'office affluent fjord flight Th tt -> => 1/2',
  'Łódź Žluťoučký ẵ ě e\u0301 x\u0301\u0323 Ångström',
  'Ελληνικά Жёлтый Việt Nam',
  'A T\u00a0V (1,299.50 €) 25% #1 @you',
  'soft\u00adhy\u00adphen\u00ada\u00adtion zero\u200bwidth',
];

const SCRIPTS = [
  'بِسْمِ اللَّهِ الرَّحْمَٰنِ لا إله ١٢٣',
  'مرحبا Hello world 42 (test) يا عالم',
  'שָׁלוֹם (עולם) 123-456',
  'क्षत्रिय ज्ञान श्री हिन्दी विद्यार्थी र्‍क',
  'বাংলা ক্ষমতা। স্বাধীনতা',
  'தமிழ் க்ஷ ஸ்ரீ கொ',
  'สวัสดีชาวโลกที่รักทุกคน น้ำ',
  '「東京」は、日本の首都です。ちょっと、待って！（パーティー）ｶﾞ',
  '「そう。」（『は、「い」』）、。。「「え：；」　「！？」',
  '안녕하세요 여러분, 만나서 반갑습니다! 한글',
  '你好，世界！“今天”天气真好，我们去公园吧。',
  '：：；；，“好。”（《书》）〔［｛】',
  '蔡英文在臺灣，「直角」變化。ㄅㄆㄇ',
  'გიორგი ჭყონდიდელი ᲥᲐᲠᲗᲣᲚᲘ',
  '«Երևան» Հակոբ և Շուշան',
  'አበበ ቢቂላ፣ የኢትዮጵያ',
  'ព្រះស្រី ខ្ញុំ ភ្នំពេញ',
  'ສົມພອນ ຢູ່ນີ້ ຜູ້ໃຫຍ່',
  'အောင်ဆန်းစုကြည် ဗုဒ္ဓ',
  'કર્ણ પ્રિયંકા જ્ઞાન શ્રી',
  'ਗੁਰਪ੍ਰੀਤ ਅੱਖਰ ਸ਼੍ਰੀ',
  'లక్ష్మి క్రాంతి శ్రీనివాస',
  'ಲಕ್ಷ್ಮಿ ಕರ್ನಾಟಕ ಶ್ರೀ',
  'ലക്ഷ്മി കൊച്ചി നൻ',
  'ଜଗନ୍ନାଥ କୃଷ୍ଣ ଓଡ଼ିଆ',
  'ශ්‍රී කෝට්ටේ ප්‍රියන්ත',
  'བསྟན་འཛིན་རྒྱ་མཚོ།',
  'އިބްރާހިމް 2026 ދިވެހި',
  '❤️‍🔥 🏳️‍🌈 ⛓️‍💥 🏳️‍⚧️ ❤️ love ☀️❤️‍🔥',
  'שלום 🏳️‍🌈 עולם',
  'Hi 👩‍👩‍👧‍👦 👍🏽 🇫🇷 1️⃣ ❤️ ♥ © ™ 😀! 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏾‍💻',
];

describe('advances equal those of the canvas', () => {
  it.each([
    ['Inter', 400],
    ['Inter', 800],
    ['Manrope', 700],
    ['Space Grotesk', 500],
    ['DM Sans', 400],
    ['Outfit', 600],
    ['Playfair Display', 900],
    ['Fraunces', 300],
    ['Bricolage Grotesque', 800],
    ['Noto Sans', 400],
  ])('in Latin, %s %i', (family, weight) => {
    for (const style of ['normal', 'italic'] as const) {
      for (const spacing of [0, 3]) {
        for (const width of [Number.POSITIVE_INFINITY, 260, 90]) {
          for (const text of LATIN) expect(disagreements(text, { family, weight, style }, width, spacing)).toEqual([]);
        }
      }
    }
  });

  it.each([
    ['Inter', { tnum: true, ss03: true, kern: false }],
    ['Inter', { frac: true, case: true, cpsp: true, liga: false, calt: false }],
    ['Playfair Display', { smcp: true, lnum: true, dlig: true }],
    ['Fraunces', { tnum: true, ss01: true }],
    ['DM Sans', { tnum: true, liga: false }],
    ['Space Grotesk', { ss01: true, zero: true, onum: true }],
    ['Noto Sans', { onum: true, pnum: true, kern: false }],
  ])('in %s with features %o', (family, features) => {
    for (const spacing of [0, 3]) {
      for (const text of [...LATIN, '1,171.10 office 1/2 AVATAR']) {
        expect(disagreements(text, { family, features }, 260, spacing)).toEqual([]);
        expect(disagreements(text, { family, features, smallCaps: true }, 260, spacing)).toEqual([]);
      }
    }
  });

  it.each(SCRIPTS)('in %s', (text) => {
    for (const weight of [400, 700, 450]) {
      for (const spacing of [0, 5]) {
        for (const width of [Number.POSITIVE_INFINITY, 300, 60]) {
          expect(disagreements(text, { weight }, width, spacing)).toEqual([]);
        }
      }
    }
  });
});
