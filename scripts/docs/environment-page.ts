import { variables } from '../../packages/server/src/config.ts';
import { code, markdownTable } from './property-rows.ts';

/** `docs/reference/environment.md`, from the table that also makes `npm start -- --help`. */
export function environmentPage(): string {
  const rows = Object.entries(variables).map(([name, { default: value, example, help }]) => {
    return [code(name), value ? code(value) : '', example ? code(example) : '', help];
  });
  return `${[
    '<!-- Made by scripts/docs/reference.ts from packages/server/src/config.ts -->\n# Environment variables',
    'What they mean in practice is in [the guide](../guides/self-hosting.md). Every problem is reported at the start, in one go.',
    markdownTable(['variable', 'default', 'example', 'meaning'], rows),
  ].join('\n\n')}\n`;
}
