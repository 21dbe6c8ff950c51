export { capMemory } from './cap-memory.ts';
export { SVG_LIMITS } from './limits.ts';
export { type Resvg, rasteriseSvg, SVG_FONT_FAMILY, type SvgBitmap } from './rasterise.ts';
export { type SafeSvg, type SanitisedSvg, sanitiseSvg } from './sanitise.ts';
export { svgSize, type WantedSize } from './size.ts';
export { looksLikeSvg } from './sniff.ts';
