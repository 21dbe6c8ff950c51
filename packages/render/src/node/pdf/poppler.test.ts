import { readFileSync } from 'node:fs';
import { compileTemplateDocument, type Template } from '@pictify/scene';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encode, readPixels } from '../encode.ts';
import { paintOn, setPage } from '../stage.ts';
import { documentOf, scenesOf, stage, starterRows, starterScenes } from './testing/documents.ts';
import { POPPLER, poppler, popplerPng } from './testing/poppler.ts';

const line = (id: string, text: string, more: object = {}) => ({
  id,
  type: 'text',
  text,
  box: { x: 10, y: 10, width: 380, height: 60 },
  font: { size: 24 },
  ...more,
});

/** Poppler marks where right-to-left text begins and ends. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

describe.runIf(POPPLER)('what other programs find in a document', () => {
  test('every name of a hundred year-in-review cards, in whatever script', async () => {
    const { bytes } = await documentOf(starterScenes('year-in-review', 100));
    expect(bytes.length).toBeLessThan(3_000_000);
    const pages = poppler('pdftotext', bytes).split('\f');
    const missing = starterRows('year-in-review')
      .map(({ name }, index) => ({ name: String(name ?? '').trim(), page: plain(pages[index] ?? '') }))
      .filter(({ name, page }) => name.length <= 20 && !page.replace(/\s+/g, ' ').includes(name.normalize('NFC')))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
  });

  test.each([
    ['ligatures', 'office fficial Zoë Ngũgĩ', { font: { family: 'Playfair Display', size: 24 } }],
    ['Arabic', 'محمد عبد الله الرحمن', {}],
    ['Hebrew with numbers', 'שלום דוד', {}],
    ['Devanagari', 'श्रीकृष्ण क्षत्रिय हिन्दी', {}],
    ['Thai', 'สมชาย น้ำใจ ศิริวัฒน์', {}],
    ['Tamil', 'கொடுமுடி கௌதம்', {}],
    ['Bengali', 'বাংলা কৌশিক', {}],
    ['Japanese, Korean and Chinese', '山田太郎さん 김철수 王小明', {}],
    ['emoji sequences', 'ok 👍🏽 flag 🇩🇪 fire ❤️‍🔥 end', {}],
    ['several faces in a line', 'Dear Ольга and 山田 too', {}],
    ['slanted text', 'Rotated Amara', { rotation: -20, opacity: 0.5 }],
    ['text over its shadow', 'Shadowed Kwame', { shadow: [{ y: 4, blur: 12, color: '#000' }] }],
    [
      'text in a gradient',
      'Łukasz',
      {
        color: {
          type: 'linear',
          stops: [
            { offset: 0, color: '#f00' },
            { offset: 1, color: '#00f2' },
          ],
        },
      },
    ],
    ['letters set apart', 'Amara Okafor', { font: { size: 24, letterSpacing: 3 } }],
    ['hollow letters', 'Olu', { color: 'transparent', stroke: { paint: '#000', width: 4, align: 'center' } }],
    ['stroked letters, once', 'Olu', { stroke: { paint: '#000', width: 4 } }],
  ])('%s', async (_, text, more) => {
    const { bytes } = await documentOf(scenesOf([line('text', text, more)]));
    expect(plain(poppler('pdftotext', bytes)).trim().replace(/\s+/g, ' ')).toBe(text);
  });

  test('text in masks, groups and repeats', async () => {
    const layers = [
      {
        id: 'masked',
        type: 'group',
        opacity: 0.7,
        mask: {
          shape: 'ellipse',
          paint: {
            type: 'linear',
            stops: [
              { offset: 0, color: '#000' },
              { offset: 1, color: '#0000' },
            ],
          },
        },
        layers: [line('inner', 'Masked Olu')],
      },
      {
        id: 'list',
        type: 'repeat',
        items: '{{ ["Ada", "Bo"] }}',
        as: 'who',
        item: { width: 100, height: 40 },
        box: { x: 10, y: 150 },
        layers: [{ id: 'who', type: 'text', text: '{{ who }}', link: 'https://example.com/{{ who }}' }],
      },
    ];
    const { bytes } = await documentOf(scenesOf(layers));
    expect(poppler('pdftotext', bytes).match(/\S.*/g)).toEqual(['Masked Olu', 'Ada', 'Bo']);
    expect(poppler('pdfinfo', bytes, '-url').match(/https.*/g)).toEqual([
      'https://example.com/Ada',
      'https://example.com/Bo',
    ]);
  });

  test('embedded subsets of the fonts, and what the document says of itself', async () => {
    const metadata = { title: 'Cards of {{ name }}', author: 'Kestrio', keywords: 'wrapped, 2026' };
    const scenes = scenesOf([line('text', '{{ name }} 山'), line('bold', 'b', { font: { weight: 700 } })], {
      metadata,
      locale: 'de-DE',
    });
    const { bytes } = await documentOf(scenes, { author: 'Somebody' });
    const fonts = poppler('pdffonts', bytes).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes/);
    const info = poppler('pdfinfo', bytes);
    expect(info).toMatch(/Title: +Cards of friend/);
    expect(info).toMatch(/Author: +Somebody/);
    expect(info).toMatch(/Producer: +Pictify/);
    expect(info).toMatch(/Page size: +300 x 225 pts/);
    expect(poppler('pdfinfo', bytes, '-meta')).toContain('<rdf:li>de-DE</rdf:li>');
    expect(bytes.length).toBeLessThan(40_000);
  });

  test('a photograph as the JPEG it is, once, without what it tells of its making', async () => {
    const avatar = (id: string, y: number) => ({
      id,
      type: 'image',
      source: 'asset:avatars/amara.jpg',
      box: { x: 10, y, width: 120, height: 120 },
    });
    const { bytes } = await documentOf(scenesOf([avatar('one', 0), avatar('two', 150)], {}, [{}, {}]));
    const rows = poppler('pdfimages', bytes, '-list').trim().split('\n').slice(2);
    expect(new Set(rows.map((row) => row.split(/\s+/)[11]))).toHaveLength(1);
    expect(rows[0]).toMatch(/320 +320 .*jpeg/);
    expect(Buffer.from(bytes).includes('ICC_PROFILE')).toBe(false);
  });

  test.each([
    'year-in-review',
    'onboarding-milestone',
    'monthly-recap',
    'upgrade-prompt',
    'referral-poster',
    'community-spotlight',
    'plan-comparison',
  ])('pages of %s that look like the pictures', async (name) => {
    const scenes = starterScenes(name, 3);
    const { bytes } = await documentOf(scenes);
    for (const [index, scene] of scenes.entries()) {
      const ours = await encode(readPixels(paintOn(await setPage(scene, 0, 1, stage), 1)), { format: 'png' });
      const theirs = popplerPng(bytes, index + 1, 96);
      expect(await difference(ours.bytes, theirs, scene.width / 4, scene.height / 4)).toBeLessThan(3);
    }
  });
});

describe.runIf(POPPLER)('a golden as a page', () => {
  test.each([
    'text-gradient',
    'text-stroke-gradient',
    'text-stroke-emoji-and-spans',
    'shadow-on-text',
    'blur-with-shadow',
    'blend-contrast',
    'chart-bars',
    'background-conic',
  ])('%s looks like its picture', async (name) => {
    const folder = new URL(`../../../../../conformance/render/${name}/`, import.meta.url);
    const template = JSON.parse(readFileSync(new URL('template.json', folder), 'utf8')) as Template;
    const scene = compileTemplateDocument(template).resolve({});
    const { bytes } = await documentOf([scene]);
    const expected = readFileSync(new URL('expected.png', folder));
    expect(await difference(expected, popplerPng(bytes, 1, 96), scene.width / 4, scene.height / 4)).toBeLessThan(6);
  });
});

/** The mean difference of two pictures' channels, of 255, when both are made small enough to hide how edges are smoothed. */
async function difference(a: Uint8Array, b: Uint8Array, width: number, height: number): Promise<number> {
  const small = (bytes: Uint8Array) =>
    sharp(Buffer.from(bytes))
      .flatten({ background: '#fff' })
      .resize(Math.round(width), Math.round(height), { fit: 'fill' })
      .raw()
      .toBuffer();
  const [left, right] = await Promise.all([small(a), small(b)]);
  return left.reduce((sum, value, index) => sum + Math.abs(value - right[index]!), 0) / left.length;
}
