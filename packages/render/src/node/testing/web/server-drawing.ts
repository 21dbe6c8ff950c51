import type { Issue } from '@pictify/expr';
import { compileTemplateDocument, type ResolvedScene, validateTemplate } from '@pictify/scene';
import type { HarnessCase } from '../../../harness-case.fixture.ts';
import { serialiseLayout } from '../../../layout/serialised-layout.fixture.ts';
import { type Pixels, readPixels } from '../../encode.ts';
import { paintOn, type Stage, setPage } from '../../stage.ts';
import { GOLDEN_NOW, type GoldenCase } from '../golden-case.ts';

export interface ServerDrawing extends Pixels {
  readonly layout: string;
  readonly issues: readonly Issue[];
  /** The same case for the browser. */
  readonly harnessCase: HarnessCase;
}

/** A golden as the server draws it, before any encoding. */
export async function drawOnServer(golden: GoldenCase, stage: Stage): Promise<ServerDrawing> {
  const { template, row, options, browser } = golden;
  const { page: number = 1, scale = 1, size } = options;
  const page = number - 1;
  const resolve = { now: GOLDEN_NOW, ...(size === undefined ? {} : { size }) };
  const validation = validateTemplate(template);
  const scene = compileTemplateDocument(validation.template!).resolve(row, { ...resolve, clock: () => 0 });
  const set = await setPage(scene, page, scale, stage);
  return {
    ...readPixels(paintOn(set, scale)),
    layout: serialiseLayout(set.page),
    issues: [...scene.issues, ...set.issues],
    harnessCase: { template, row, resolve, page, scale, scene: browser?.resolve === 'server' ? portable(scene) : null },
  };
}

/** As the browser will read it, so that what JSON cannot say fails here. */
const portable = (scene: ResolvedScene): ResolvedScene => JSON.parse(JSON.stringify(scene)) as ResolvedScene;
