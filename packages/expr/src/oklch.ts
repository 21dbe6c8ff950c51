/** Red, green, blue 0..1; outside it where a colour is out of gamut. */
type Rgb = readonly [red: number, green: number, blue: number];

/**
 * OKLCH to sRGB (Ottosson 2020), chroma lowered until it fits the gamut: what is out of reach keeps its lightness
 * and hue. `lightness` 0..1, `hue` in degrees.
 */
export function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
  if (lightness >= 1) return [1, 1, 1];
  if (lightness <= 0) return [0, 0, 0];
  const exact = convert(lightness, chroma, hue);
  if (inGamut(exact)) return exact;
  let low = 0;
  let high = chroma;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (inGamut(convert(lightness, middle, hue))) low = middle;
    else high = middle;
  }
  return convert(lightness, low, hue);
}

function convert(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function encode(linear: number): number {
  const size = Math.abs(linear);
  return size <= 0.0031308 ? 12.92 * linear : Math.sign(linear) * (1.055 * size ** (1 / 2.4) - 0.055);
}

function inGamut(rgb: Rgb): boolean {
  return rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005);
}
