import { styleText } from 'node:util';

export interface BannerInput {
  url: string;
  /** The key's text when it was minted just now; it is shown this once. */
  newKey: string | null;
  /** The key is the one in PICTIFY_API_KEY. */
  keyFromEnvironment: boolean;
  samples: boolean;
  startedMs: number;
}

/** What a newcomer needs next: where to look, the key, and a command that works as it stands. */
export function banner({ url, newKey, keyFromEnvironment, samples, startedMs }: BannerInput): string {
  const strong = (text: string) => styleText('bold', text);
  const faint = (text: string) => styleText('dim', text);
  const lines = ['', `  ${strong('Pictify')} is ready ${faint(`(${(startedMs / 1000).toFixed(1)} s)`)}`, ''];
  lines.push(`  Gallery   ${strong(`${url}/`)}`);
  if (newKey) {
    lines.push(`  API key   ${strong(newKey)}`, `            ${faint('shown this once; it is stored only as a hash')}`);
  } else {
    const known = keyFromEnvironment ? 'the one in PICTIFY_API_KEY' : 'the one shown at the first start';
    lines.push(`  API key   ${faint(`${known}; another: npm start -- --new-key`)}`);
  }
  if (samples) lines.push('', '  Try it:', '', ...curl(url, newKey ?? '$PICTIFY_API_KEY'));
  lines.push('', faint('  Ctrl+C stops it. Settings: npm start -- --help'), '');
  return `${lines.join('\n')}\n`;
}

function curl(url: string, key: string): string[] {
  const body =
    '{"variables":{"name":"Ada","avatar":"asset:avatars/ada.jpg","projects_count":128,"hours_saved":312,"top_feature":"Batch render","plan":"Pro"}}';
  return [
    `  curl -s ${url}/template/tpl_wrapped/render \\`,
    `    -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\`,
    `    -d '${body}'`,
  ];
}
