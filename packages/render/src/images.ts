import type {
  FetchRules,
  ImageCandidate,
  ImageFit,
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
  /** How it lies in that size, by which alone a drawing can be painted at the size it has there; `none` is its own. */
  readonly fit: ImageFit;
  /** Device pixels per page pixel. */
  readonly scale: number;
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
  readonly failures: readonly LostPicture[];
}

const NOT_LOADED: ImageFailure = { code: 'image_unavailable', message: 'The image was not loaded' };

export function pictureOf(images: Images, source: string): Picture | null {
  const result = images.get(source);
  return result && 'picture' in result ? result.picture : null;
}

function failureOf(images: Images, source: string): ImageFailure {
  const result = images.get(source);
  return result && 'failure' in result ? result.failure : NOT_LOADED;
}

const USER_INFO = /^([a-z]+:\/\/)[^/?#]*@/i;

/** A source as an issue names it: without a password, which issues would carry to whoever reads them. */
export function shortSource(source: string): string {
  const shown = source.replace(USER_INFO, '$1');
  return shown.length <= 80 ? shown : `${shown.slice(0, 79)}…`;
}

/** Walks a layer's candidates in order and takes the first that can be had. */
export function chooseImage(layer: ResolvedImage, images: Images): ImageChoice {
  const failures: LostPicture[] = [];
  for (const candidate of layer.candidates) {
    if (candidate.type !== 'url') return { candidate, picture: null, failures };
    const picture = pictureOf(images, candidate.source);
    if (picture) return { candidate, picture, failures };
    failures.push({ source: candidate.source, failure: failureOf(images, candidate.source) });
  }
  return { candidate: { type: 'hide' }, picture: null, failures };
}

/**
 * The first pictures a page wants: each image layer's leading `url` candidate, and image paints. Candidates further
 * down are asked for only when `known` says that those before them failed, so a healthy avatar costs one load.
 */
export function wantedImages(scene: ResolvedScene, page: number, scale: number, known: Images): ImageRequest[] {
  const wanted = new Map<string, ImageRequest>();
  const want = (source: string, width: number, height: number, fit: ImageFit, rules: FetchRules): void => {
    if (known.has(source)) return;
    const before = wanted.get(source);
    wanted.set(source, {
      source,
      width: Math.max(before?.width ?? 0, Math.ceil(width * scale)),
      height: Math.max(before?.height ?? 0, Math.ceil(height * scale)),
      fit: before && before.fit !== fit ? 'cover' : fit,
      scale,
      rules: before?.rules ?? rules,
    });
  };
  for (const layer of scene.pages[page]?.layers ?? []) collect(layer, scene, known, want);
  return [...wanted.values()];
}

type Want = (source: string, width: number, height: number, fit: ImageFit, rules: FetchRules) => void;

/** More than any picture has: asks for it as it is. */
const NATURAL = 16_384;

function collect(layer: ResolvedLayer, scene: ResolvedScene, known: Images, want: Want): void {
  const width = layer.sizing.width === 'fixed' ? layer.box.width : scene.width;
  const height = layer.sizing.height === 'fixed' ? layer.box.height : scene.height;
  const hugs = [layer.sizing.width, layer.sizing.height].filter((side) => side === 'hug').length;
  const wantAt = (source: string, fit: ImageFit, rules: FetchRules, zoom = 1): void => {
    // A hugging side is as long as the picture makes it.
    const lies = hugs === 2 ? 'none' : hugs === 1 ? 'contain' : fit;
    if (fit === 'none') want(source, NATURAL, NATURAL, 'none', rules);
    else want(source, width * zoom, height * zoom, lies, rules);
  };
  const wantPaint = (paint: ResolvedPaint): void => {
    if (paint.type === 'image') wantAt(paint.source, paint.fit, {});
  };
  fillsOf(layer).forEach(wantPaint);
  if (layer.type === 'image') {
    for (const candidate of layer.candidates) {
      candidateFills(candidate).forEach(wantPaint);
      if (candidate.type !== 'url') break;
      wantAt(candidate.source, layer.fit, layer.fetch, layer.zoom);
      if (!known.has(candidate.source) || pictureOf(known, candidate.source)) break;
    }
  }
  if (layer.type === 'stack' || layer.type === 'group') {
    for (const child of layer.layers) collect(child, scene, known, want);
  }
}

/** A picture that could not be had. */
export interface LostPicture {
  readonly source: string;
  readonly failure: ImageFailure;
}

/** The lost pictures among what fills a layer's areas; `candidate` is what an image layer shows. */
export function lostFills(layer: ResolvedLayer, images: Images, candidate: ImageCandidate | null): LostPicture[] {
  const fills = [...ownFills(layer), ...(candidate ? candidateFills(candidate) : [])];
  return fills.flatMap((paint) => lostPicture(paint, images) ?? []);
}

/** The picture of a layer's mask, if it is lost. */
export function lostMask({ mask }: ResolvedLayer, images: Images): LostPicture | null {
  return lostPicture(mask?.paint ?? null, images);
}

function lostPicture(paint: ResolvedPaint | null, images: Images): LostPicture | null {
  if (paint?.type !== 'image' || pictureOf(images, paint.source)) return null;
  return { source: paint.source, failure: failureOf(images, paint.source) };
}

/** Whether pictures fill areas of a layer or of what is in it. Unlike those that an image layer shows, layout has no part in them. */
export function hasPictureFills(layer: ResolvedLayer): boolean {
  const candidates = layer.type === 'image' ? layer.candidates.flatMap(candidateFills) : [];
  const children = layer.type === 'stack' || layer.type === 'group' ? layer.layers : [];
  return [...fillsOf(layer), ...candidates].some(({ type }) => type === 'image') || children.some(hasPictureFills);
}

/** Whether a layer, or what is in it, may show any picture. */
export function hasPictures(layer: ResolvedLayer): boolean {
  const children = layer.type === 'stack' || layer.type === 'group' ? layer.layers : [];
  return layer.type === 'image' || hasPictureFills(layer) || children.some(hasPictures);
}

/** The areas of a layer that a picture may fill, besides what its candidates fill. */
function fillsOf(layer: ResolvedLayer): ResolvedPaint[] {
  return [layer.mask?.paint, ...ownFills(layer)].filter((paint) => paint !== null && paint !== undefined);
}

function ownFills(layer: ResolvedLayer): (ResolvedPaint | null)[] {
  switch (layer.type) {
    case 'shape':
    case 'stack':
      return [layer.fill];
    case 'image':
      return [layer.background];
    case 'progress':
      return [layer.track, layer.fill];
    default:
      return [];
  }
}

function candidateFills(candidate: ImageCandidate): ResolvedPaint[] {
  if (candidate.type === 'paint') return [candidate.paint];
  return candidate.type === 'initials' ? [candidate.background] : [];
}
