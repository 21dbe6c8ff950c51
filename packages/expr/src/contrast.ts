import { type Color, colorText } from './color-value.ts';
import { readColor } from './parse-color.ts';

const WHITE: Color = Object.freeze({ red: 255, green: 255, blue: 255, alpha: 1 });
const NEAR_BLACK: Color = Object.freeze({ red: 17, green: 17, blue: 17, alpha: 1 });

/** The contrast ratio of WCAG 2.2, from 1 to 21, in either order; alpha does not count. */
export function contrastRatio(a: Color, b: Color): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White or near-black (`#111111`), whichever reads better on `background`; white on what is no colour. */
export function readableOn(background: string): string {
  const color = readColor(background);
  const dark = color !== null && contrastRatio(color, NEAR_BLACK) > contrastRatio(color, WHITE);
  return colorText(dark ? NEAR_BLACK : WHITE);
}

/** Relative luminance, from 0 (black) to 1 (white). */
function luminance({ red, green, blue }: Color): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
