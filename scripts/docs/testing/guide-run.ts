import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, variables } from '../../../packages/server/src/config.ts';
import { type CurlAnswer, curl } from './curl.ts';
import type { Fence } from './fences.ts';
import { finished, runNode } from './service-process.ts';
import { readCommands } from './shell-words.ts';
import { notShownIn } from './shown-in.ts';

/** Where the guides say the service is; stands for wherever it is under test. */
const GUIDE_URL = 'http://localhost:4400';
const cli = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

export interface GuideRunOptions {
  /** Where the guide's files are written and its programs run. */
  readonly dir: string;
  readonly serviceUrl: () => string;
  readonly env: Record<string, string>;
  /** Other addresses of the guide, and what stands for them. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** Runs a guide from top to bottom: its files are written, its commands done, its answers compared. */
export class GuideRun {
  readonly #options: GuideRunOptions;
  #answer: CurlAnswer | null = null;

  constructor(options: GuideRunOptions) {
    this.#options = options;
  }

  /** @returns false for a fence that is none of this one's business. */
  async run(fence: Fence, next: Fence | undefined): Promise<boolean> {
    const { language, name, text } = fence;
    if (language === 'sh' && name === '') await this.#runCommands(text, next);
    else if (language === 'json' && name === 'answer') this.#compare(text);
    else if (/^[a-z-]+\.(json|csv|ts)$/.test(name)) await writeFile(join(this.#options.dir, name), this.#real(text));
    else return false;
    return true;
  }

  async #runCommands(text: string, next: Fence | undefined): Promise<void> {
    const { env } = this.#options;
    const kept = /^([A-Z]+)=\$\((curl [^|]+) \|\s+(node .+)\)$/s.exec(text.trim());
    if (kept) return this.#keep(...(kept.slice(1) as [string, string, string]));
    for (const { assigned, words } of readCommands(this.#real(text), env)) {
      const [program, ...rest] = words;
      if (program === 'export') {
        const [name = '', value] = (rest[0] ?? '').split('=');
        if (env[name] !== value) throw new Error(`export ${name}: the tests have another value`);
      } else if (program === 'curl') await this.#curl(words, next?.name === 'answer');
      else if (program === 'npm' && rest[0] === 'start') checkStart(assigned, rest.slice(1));
      else if (program === 'npm' && rest.slice(0, 3).join(' ') === 'run pictify --') {
        await finished(runNode([cli, ...rest.slice(3)], this.#options.dir, env));
      } else if (program === 'node') await finished(runNode(rest, this.#options.dir, env));
      else throw new Error(`nobody runs “${words.join(' ')}”`);
    }
  }

  /** `NAME=$(curl … | node …)`. */
  async #keep(name: string, request: string, filter: string): Promise<void> {
    const { env } = this.#options;
    const [command] = readCommands(this.#real(request), env);
    await this.#curl(command!.words, false);
    env[name] = execFileSync('sh', ['-ec', filter], { input: this.#answer!.text, encoding: 'utf8' }).trim();
  }

  async #curl(words: readonly string[], isShown: boolean): Promise<void> {
    const { dir, env } = this.#options;
    if (words.some((word) => word.includes(env['BATCH'] ?? '\0'))) await this.#batchEnd();
    this.#answer = await curl(words, dir);
    const { status, text } = this.#answer;
    if (status >= 400 && !isShown) throw new Error(`${words.join(' ')}: ${status} ${text}`);
    const [, id, prefix] = /"(?:id|deliveryId)":"((fnt|whk|msg)_\w+)"/.exec(text) ?? [];
    if (id !== undefined && status === 201 && prefix === 'fnt') env['FONT'] = id;
    if (id !== undefined && status === 201 && prefix === 'whk') env['WEBHOOK'] = id;
    if (id !== undefined && prefix === 'msg') env['DELIVERY'] = id;
  }

  /** The guides show a batch that has ended. */
  async #batchEnd(): Promise<void> {
    const { env, serviceUrl } = this.#options;
    const headers = { Authorization: `Bearer ${env['PICTIFY_API_KEY']}` };
    for (;;) {
      const answer = await fetch(`${serviceUrl()}/v1/batches/${env['BATCH']}`, { headers });
      const { status } = (await answer.json()) as { status: string };
      if (status !== 'queued' && status !== 'processing') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #compare(text: string): void {
    const actual = JSON.parse(this.#answer?.text.replaceAll(this.#options.serviceUrl(), GUIDE_URL) ?? 'null');
    const differences = notShownIn(JSON.parse(text), actual);
    if (differences.length > 0) throw new Error(differences.join('\n'));
  }

  #real(text: string): string {
    const { serviceUrl, instead } = this.#options;
    return Object.entries({ [GUIDE_URL]: serviceUrl(), ...instead }).reduce((done, [shown, real]) => {
      return done.replaceAll(shown, real);
    }, text);
  }
}

function checkStart(assigned: Readonly<Record<string, string>>, rest: readonly string[]): void {
  const unknown = Object.keys(assigned).filter((name) => !Object.hasOwn(variables, name));
  if (unknown.length > 0) throw new Error(`the service knows no ${unknown.join(', ')}`);
  readConfig(assigned);
  const options = rest.filter((word) => word !== '--' && word !== '--help' && word !== '--new-key');
  if (options.length > 0) throw new Error(`the service knows no ${options.join(', ')}`);
}
