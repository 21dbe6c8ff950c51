/** Why an SVG is not drawn at all, in words that finish “the image cannot be used: …”. Thrown and caught inside this folder. */
export class SvgRefusal extends Error {
  override readonly name = 'SvgRefusal';
}

export function refuse(reason: string): never {
  throw new SvgRefusal(reason);
}
