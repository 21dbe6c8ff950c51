import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import peers from './package.json' with { type: 'json' };

const BENCH_DIR = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs what `bench/package-lock.json` pins, once and again when it changed; the repository's own install never
 * fetches the peers.
 */
export function ensurePeers(): void {
  const installed = join(BENCH_DIR, 'node_modules', '.package-lock.json');
  const pinned = join(BENCH_DIR, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(pinned).mtimeMs) return;
  console.log('Installing the peers into bench/node_modules …');
  const install = spawnSync('npm', ['ci', '--prefix', BENCH_DIR, '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) throw new Error('npm could not install the peers; see its output above.');
}

/**
 * A peer by name. The name is not a literal and `T` is the little of its interface that the subject calls, so that the
 * repository type-checks where the peers are not installed.
 */
export async function loadPeer<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}

/** Installed versions of packages: peers as installed here, others as the repository has them; `null` for none. */
export async function packageVersions(names: readonly string[]): Promise<Record<string, string | null>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await packageVersion(name)] as const)));
}

async function packageVersion(name: string): Promise<string | null> {
  const root = name in peers.dependencies ? BENCH_DIR : join(BENCH_DIR, '..');
  const manifest = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return null;
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

export function benchPath(...parts: string[]): string {
  return join(BENCH_DIR, ...parts);
}
