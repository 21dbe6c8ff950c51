import { sanitiseSvg, svgSize } from '../../svg/index.ts';
import { SvgPainter } from '../decode/svg-painter.ts';
import { HOSTILE_SVGS } from './hostile-svgs.ts';

// Run by hostile-svg.test.ts in a process of its own, which may then be measured and may die.
const painter = new SvgPainter(1500);
for (const [name, text] of Object.entries(HOSTILE_SVGS)) {
  const result = sanitiseSvg(new TextEncoder().encode(text));
  const outcome = 'refusal' in result ? result.refusal : await paint(result.svg);
  process.stdout.write(`${JSON.stringify({ name, outcome })}\n`);
}
process.stdout.write(`${JSON.stringify({ name: 'peak', outcome: String(process.resourceUsage().maxRSS / 1024) })}\n`);

async function paint(svg: Parameters<SvgPainter['paint']>[0]): Promise<string> {
  const size = svgSize(svg.natural, { width: 1000, height: 1000, fit: 'cover', scale: 1 });
  try {
    await painter.paint(svg, size);
    return 'drawn';
  } catch (error) {
    return String(error);
  }
}
