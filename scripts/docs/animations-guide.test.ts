import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { expect, test } from 'vitest';
import { createFontLibrary } from '../../packages/render/src/node/fonts/index.ts';
import { renderMotion } from '../../packages/render/src/node/motion/render-motion.ts';
import { PictureCache } from '../../packages/render/src/node/picture-cache.ts';
import type { Stage } from '../../packages/render/src/node/stage.ts';
import { fencesOf } from './testing/fences.ts';

const fences = fencesOf('guides').get('animations.md')!;

/** The document a block of the guide is a part of. */
function documentWith(kind: string, part: Record<string, unknown>): object {
  const page = kind === 'page' ? part : { id: 'page', layers: kind === 'layer' ? [part] : [] };
  return {
    schema: 1,
    name: 'guide',
    width: 480,
    height: 270,
    variables: [
      { name: 'hours', type: 'number', default: 1234 },
      { name: 'tasks', type: 'list', default: ['Invite', 'Import'] },
    ],
    roles: { bg: '#1d1638', text: '#ffffff', accent: '#ffc145' },
    pages: [page],
    ...(kind === 'animation' ? { animation: part } : {}),
  };
}

test.each(fences)('the animations guide: $place is valid, and moves', async ({ name, text }) => {
  expect(['layer', 'page', 'animation']).toContain(name);
  const { template, errors, warnings } = validateTemplate(documentWith(name, JSON.parse(text)));
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  const load = () => Promise.reject(new Error('the guide has no pictures'));
  const stage: Stage = { fonts: await createFontLibrary(), load, cache: new PictureCache() };
  const motion = await renderMotion(
    compileTemplateDocument(template!).resolve({ hours: 1234, tasks: ['a', 'b'] }),
    { format: 'gif' },
    stage,
  );
  expect(motion.issues.map(({ code }) => code)).toEqual(name === 'animation' ? ['motion_nothing'] : []);
  expect(motion.frames > 5).toBe(name !== 'animation');
});
