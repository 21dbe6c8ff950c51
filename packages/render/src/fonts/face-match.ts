export interface FaceStyle {
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/**
 * The face nearest to what is asked, by the font matching of CSS Fonts 4: style first, then weight, where 400 to 500
 * looks up to 500 before it looks down, lighter looks down first and bolder up. `faces` must not be empty.
 */
export function nearestFace<Face extends FaceStyle>(faces: readonly Face[], wanted: FaceStyle): Face {
  const styled = faces.filter((face) => face.style === wanted.style);
  const candidates = styled.length > 0 ? styled : faces;
  return candidates.reduce((best, face) =>
    distance(face.weight, wanted.weight) < distance(best.weight, wanted.weight) ? face : best,
  );
}

/** Weights on the side CSS looks at second are all further than any on the first. */
function distance(weight: number, wanted: number): number {
  const SECOND = 1_000;
  if (wanted >= 400 && wanted <= 500) {
    if (weight >= wanted && weight <= 500) return weight - wanted;
    return weight < wanted ? SECOND + wanted - weight : 2 * SECOND + weight - wanted;
  }
  const [lighter, bolder] = wanted < 400 ? [0, SECOND] : [SECOND, 0];
  if (weight === wanted) return 0;
  return weight < wanted ? lighter + wanted - weight : bolder + weight - wanted;
}
