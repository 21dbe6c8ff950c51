import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ServiceProcess {
  readonly url: string;
  /** Ends it with SIGTERM; rejects unless it ends well. */
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../packages/server/src/main.ts', import.meta.url));

/** The service as `npm start` runs it, with a data directory `.pictify` in `dir`, on a free port, without samples. */
export async function startServiceProcess(dir: string, env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const settings = { PORT: '0', PICTIFY_SAMPLES: 'off', PICTIFY_WORKERS: '1', ...env };
  const child = runNode([main], dir, settings);
  const banner = await outputOf(child, /Gallery +(\S+)\//);
  return {
    url: banner[1]!,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await ended;
      if (code !== 0) throw new Error(`the service ended with code ${code}`);
    },
  };
}

/** A program of Node in `dir` with nothing of our own environment but the path; it ends with this process. */
export function runNode(args: readonly string[], dir: string, env: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd: dir, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] } satisfies SpawnOptions;
  const child = spawn(process.execPath, args, options);
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Waits until the program has printed what is looked for; rejects with all of its output when it ends before. */
export function outputOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (piece: Buffer): void => {
      text += piece.toString();
      const match = pattern.exec(text);
      if (match) resolve(match);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', (code) => reject(new Error(`ended with code ${code} before ${pattern}:\n${text}`)));
  });
}

/** Waits for the end of a program and gives what it printed; rejects unless it ends well. */
export async function finished(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (text += piece.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ended with code ${code}:\n${text}`);
  return text;
}
