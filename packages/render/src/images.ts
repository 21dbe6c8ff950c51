import type {
  FetchRules,
  ImageCandidate,
  ResolvedImage,
  ResolvedLayer,
  ResolvedPaint,
  ResolvedScene,
} from '@pictify/scene';
import type { Picture } from './canvas.ts';

/** A picture a scene wants, and the largest size (in device pixels) it is drawn at. */
export interface ImageRequest {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly rules: FetchRules;
}

/** Why a picture could not be had: a stable code and one sentence for people. */
export interface ImageFailure {
  readonly code: string;
  readonly message: string;
}

export type ImageResult = { readonly picture: Picture } | { readonly failure: ImageFailure };

/** Pictures by source. A source that is absent counts as failed. */
export type Images = ReadonlyMap<string, ImageResult>;

/** The candidate that is drawn, and the failures of those before it. */
export interface ImageChoice {
  readonly candidate: ImageCandidate;
  readonly picture: Picture | null;
  readonly failures: readonly { readonly source: string; readonly failure: ImageFailure }[];
}

const NOT_LOADED: ImageFailure = { code: 'image_unavailable', message: 'The image was not loaded' };

/** Walks a layer's candidates in order and takes the first that can be had. */
export function chooseImage(layer: ResolvedImage, images: Images): ImageChoice {
  const failures: { source: string; failure: ImageFailure }[] = [];
  for (const candidate of layer.candidates) {
    if (candidate.type !== 'url') return { candidate, picture: null, failures };
    const result = images.get(candidate.source);
    if (result && 'picture' in result) return { candidate, picture: result.picture, failures };
    failures.push({ source: candidate.source, failure: result?.failure ?? NOT_LOADED });
  }
  return { candidate: { type: 'hide' }, picture: null, failures };
}

/**
 * The first pictures a page wants: each image layer's leading `url` candidate, and image paints. Candidates further
 * down are asked for only when `known` says that those before them failed, so a healthy avatar costs one load.
 */
export function wantedImages(scene: ResolvedScene, page: number, scale: number, known: Images): ImageRequest[] {
  const wanted = new Map<string, ImageRequest>();
  const want = (source: string, width: number, height: number, rules: FetchRules): void => {
    if (known.has(source)) return;
    const before = wanted.get(source);
    wanted.set(source, {
      source,
      width: Math.max(before?.width ?? 0, Math.ceil(width * scale)),
      height: Math.max(before?.height ?? 0, Math.ceil(height * scale)),
      rules: before?.rules ?? rules,
    });
  };
  for (const layer of scene.pages[page]?.layers ?? []) collect(layer, scene, known, want);
  return [...wanted.values()];
}

type Want = (source: string, width: number, height: number, rules: FetchRules) => void;

function collect(layer: ResolvedLayer, scene: ResolvedScene, known: Images, want: Want): void {
  const width = layer.sizing.width === 'fixed' ? layer.box.width : scene.width;
  const height = layer.sizing.height === 'fixed' ? layer.box.height : scene.height;
  const wantPaint = (paint: ResolvedPaint | null): void => {
    if (paint?.type === 'image') want(paint.source, width, height, {});
  };
  wantPaint(layer.mask?.paint ?? null);
  switch (layer.type) {
    case 'image': {
      wantPaint(layer.background);
      for (const candidate of layer.candidates) {
        if (candidate.type === 'paint') wantPaint(candidate.paint);
        if (candidate.type !== 'url') break;
        want(candidate.source, width, height, layer.fetch);
        const result = known.get(candidate.source);
        if (!result || 'picture' in result) break;
      }
      break;
    }
    case 'shape':
      wantPaint(layer.fill);
      break;
    case 'stack':
      wantPaint(layer.fill);
      for (const child of layer.layers) collect(child, scene, known, want);
      break;
    case 'group':
      for (const child of layer.layers) collect(child, scene, known, want);
      break;
  }
}
