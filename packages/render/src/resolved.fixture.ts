import { compileTemplateDocument, type Layer, type ResolvedLayer, type ResolvedScene } from '@pictify/scene';
import type { Picture } from './canvas.ts';

/** A scene of one page for layers as they are written in a document; the row is `row`. */
export function sceneOf(
  layers: readonly object[],
  { width = 100, height = 100, row = {}, variables = [] as object[] } = {},
): ResolvedScene {
  const template = { schema: 1, name: 'test', width, height, variables, pages: [{ id: 'page', layers }] };
  return compileTemplateDocument(template as unknown as Parameters<typeof compileTemplateDocument>[0]).resolve(row);
}

/** The one layer of such a scene, of the type that is asked for. */
export function layerOf<Type extends ResolvedLayer['type']>(
  layer: Partial<Layer> & { type: Type },
): Extract<ResolvedLayer, { type: Type }> {
  const [resolved] = sceneOf([{ id: 'layer', ...layer }]).pages[0]!.layers;
  return resolved as Extract<ResolvedLayer, { type: Type }>;
}

/** A picture nobody will draw. */
export function pictureSized(width: number, height: number, shrunk = 1): Picture {
  return { width: width * shrunk, height: height * shrunk, naturalWidth: width, naturalHeight: height, drawable: null };
}
