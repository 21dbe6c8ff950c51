import { createCanvas } from '@napi-rs/canvas';
import { drawEarrings, drawGlasses, drawHeadphones, type EarringsName, type GlassesName } from './accessories.ts';
import { type Backdrop, drawBackdrop } from './backdrop.ts';
import { SIDE } from './brush.ts';
import { drawShoulders, OUTFITS, type OutfitColours, type OutfitName } from './clothes.ts';
import {
  type Beard,
  type Brows,
  drawBeard,
  drawFeatures,
  drawForeheadShadow,
  drawHead,
  drawNeck,
  type Eyes,
  type Jaw,
  type Mouth,
} from './face.ts';
import { type HairStyleName, hairStyle } from './hair.ts';
import { type Cloth, HEADWEAR, type HeadwearName } from './headwear.ts';
import { HAIR_COLOURS, type HairColourName, SKINS, type SkinName } from './palette.ts';

/** Everything that tells one sample person from another. */
export interface Person {
  backdrop: Backdrop;
  skin: SkinName;
  jaw: Jaw;
  hair: HairStyleName;
  hairColour: HairColourName;
  eyes: Eyes;
  mouth: Mouth;
  brows: Brows;
  beard?: Beard;
  freckles?: boolean;
  lines?: boolean;
  wideNeck?: boolean;
  glasses?: GlassesName;
  glassesColour?: string;
  earrings?: EarringsName;
  earringsColour?: string;
  headphones?: { colour: string; accent: string };
  headwear?: HeadwearName;
  cloth?: Cloth;
  outfit: OutfitName;
  colours: OutfitColours;
  /** Tilt of the head in degrees; positive leans to the viewer's right. */
  tilt?: number;
  /** Size of the person in the frame; 1.13 unless tall hair or a hat needs room. */
  zoom?: number;
}

/** Draws one 320 × 320 portrait and returns its JPEG bytes. */
export function drawPortrait(person: Person): Buffer {
  const canvas = createCanvas(SIDE, SIDE);
  const ctx = canvas.getContext('2d');
  const skin = SKINS[person.skin];
  const hair = HAIR_COLOURS[person.hairColour];
  const style = hairStyle(person.hair);
  const headwear = person.headwear && person.headwear !== 'none' ? HEADWEAR[person.headwear] : undefined;
  const cloth = person.cloth ?? { base: '#444', deep: '#222', accent: '#999' };

  const onHead = (draw: () => void): void => {
    ctx.save();
    ctx.translate(160, 216);
    ctx.rotate(((person.tilt ?? 0) * Math.PI) / 180);
    ctx.translate(-160, -216);
    draw();
    ctx.restore();
  };

  drawBackdrop(ctx, person.backdrop);
  const zoom = person.zoom ?? 1.13;
  ctx.translate(160, 208);
  ctx.scale(zoom, zoom);
  ctx.translate(-160, -208);
  onHead(() => {
    style.back?.(ctx, hair);
    headwear?.back?.(ctx, cloth);
  });
  if (person.outfit === 'tank') drawShoulders(ctx, skin.base, skin.shade);
  drawNeck(ctx, skin, person.jaw, person.wideNeck ?? false);
  OUTFITS[person.outfit](ctx, person.colours);
  onHead(() => {
    drawHead(ctx, skin, person.jaw);
    drawForeheadShadow(ctx, person.jaw, skin, [...(style.shadow ?? []), ...(headwear?.shadow ?? [])]);
    drawBeard(ctx, person.beard ?? 'none', person.jaw, hair);
    drawFeatures(ctx, skin, {
      eyes: person.eyes,
      mouth: person.mouth,
      brows: person.brows,
      browColour: hair.deep,
      freckles: person.freckles ?? false,
      lines: person.lines ?? false,
    });
    drawGlasses(ctx, person.glasses ?? 'none', person.glassesColour ?? '#2b2330');
    style.front?.(ctx, hair);
    style.over?.(ctx, hair);
    drawEarrings(ctx, person.earrings ?? 'none', person.earringsColour ?? '#f2c14e');
    headwear?.front(ctx, cloth);
    if (person.headphones) drawHeadphones(ctx, person.headphones.colour, person.headphones.accent);
  });
  return canvas.toBuffer('image/jpeg', 86);
}
