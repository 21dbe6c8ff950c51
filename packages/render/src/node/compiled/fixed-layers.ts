import type { CompiledTemplate, ResolvedLayer, ResolvedScene } from '@pictify/scene';
import { type ImageResult, type Images, wantedImages } from '../../images.ts';

/** Whether no variable can change how a layer is drawn; `id` as in a scene, where those of a repeat end in `#0`. */
export function isFixed({ dependencies }: CompiledTemplate, id: string): boolean {
  return dependencies.get(id.split('#', 1)[0] as string)?.length === 0;
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
    if (isFixed(template, layer.id)) return [layer];
    return layer.type === 'group' || layer.type === 'stack' ? fixedLayers(template, layer.layers) : [];
  });
}
