import type { CompiledTemplate, ResolvedLayer, ResolvedScene } from '@pictify/scene';
import { hasPictures, type ImageResult, type Images, wantedImages } from '../../images.ts';

/**
 * Whether no row can change how a layer is drawn; where rows may put pictures anywhere, none that shows one is. An id in a
 * repeat ends in `#0`, which the document's has not.
 */
export function isFixed({ dependencies, picturesVary = false }: CompiledTemplate, layer: ResolvedLayer): boolean {
  const reads = dependencies.get(layer.id.split('#', 1)[0] as string);
  return reads?.length === 0 && !(picturesVary && hasPictures(layer));
}

/** Of a page's pictures those that its fixed layers show, or would show if they could be had. */
export function fixedImages(
  template: CompiledTemplate,
  scene: ResolvedScene,
  page: number,
  scale: number,
  all: Images,
) {
  const layers = fixedLayers(template, scene.pages[page]?.layers ?? []);
  const only = { ...scene, pages: [{ ...scene.pages[page]!, layers }] };
  const images = new Map<string, ImageResult>();
  for (;;) {
    // A picture that is lost makes the next of its chain wanted.
    const wanted = wantedImages(only, 0, scale, images);
    if (wanted.length === 0) return images;
    for (const { source } of wanted) images.set(source, all.get(source) ?? NOT_ASKED);
  }
}

const NOT_ASKED: ImageResult = { failure: { code: 'image_unavailable', message: 'The image was not loaded' } };

function fixedLayers(template: CompiledTemplate, layers: readonly ResolvedLayer[]): ResolvedLayer[] {
  return layers.flatMap((layer) => {
    if (isFixed(template, layer)) return [layer];
    return layer.type === 'group' || layer.type === 'stack' ? fixedLayers(template, layer.layers) : [];
  });
}
