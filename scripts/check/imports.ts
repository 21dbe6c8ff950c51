import { posix } from 'node:path';
import type { Source } from './sources.ts';

/** Which workspace packages each package may import. The picture of this table is in ARCHITECTURE.md. */
const ALLOWED: Record<string, readonly string[]> = {
  expr: [],
  scene: ['expr'],
  render: ['expr', 'scene'],
  fetcher: [],
  api: [],
  sdk: [],
  server: ['api', 'scene', 'expr', 'render', 'fetcher'],
  cli: ['sdk', 'scene', 'expr', 'render', 'fetcher'],
};

/** What runs everywhere: no Node built-ins, no DOM, and nothing that has either. */
const PURE = /^packages\/(expr|scene|render)\/src\/(?!node\/|browser\/)/;
/** What runs in browsers too. `tsconfig.browser.json` knows the types of the web, and none of Node’s. */
const BROWSER = /^packages\/(render\/src\/browser|sdk\/src)\//;
const NODE = /^packages\/render\/src\/node\//;

const NODE_ONLY = /^(node:|@napi-rs\/canvas$|sharp$)/;
const OUTBOUND = /^undici$/;

const SPECIFIER = /(?:from|import)\s*\(?\s*'([^']+)'/g;
/** Types are erased: two files whose types describe each other do not wait for one another at run time. */
const TYPE_ONLY = /^(?:im|ex)port type [^;]+;|^import \{(?:\s*type [^,}]+,?)+\s*\} from [^;]+;/gm;

export function checkImports(sources: readonly Source[]): string[] {
  const graph = new Map<string, string[]>();
  const problems: string[] = [];
  for (const source of sources) {
    const specifiers = [...source.text.matchAll(SPECIFIER)].map((match) => match[1] as string);
    graph.set(source.path, localImports({ ...source, text: source.text.replace(TYPE_ONLY, '') }));
    for (const specifier of specifiers) {
      const problem = checkSpecifier(source.path, specifier);
      if (problem) problems.push(`${source.path}: ${problem}`);
    }
  }
  return [...problems, ...findCycles(graph)];
}

function localImports({ path, text }: Source): string[] {
  return [...text.matchAll(SPECIFIER)]
    .map((match) => match[1] as string)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}

function checkSpecifier(path: string, specifier: string): string | null {
  const own = path.match(/^packages\/([^/]+)\//)?.[1];
  const workspace = specifier.match(/^@pictify\/([^/]+)/)?.[1];
  if (own && workspace && own !== workspace && !ALLOWED[own]?.includes(workspace)) {
    return `${own} may not import ${workspace}`;
  }
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
  if (own && target && !target.startsWith(`packages/${own}/`)) {
    return `reaches past its package to ${target}; import it by name`;
  }
  if (/\.(test|web)\.ts$/.test(path)) return null;
  const nodeOnly = NODE_ONLY.test(specifier) || NODE.test(target ?? '');
  if (PURE.test(path) && (nodeOnly || BROWSER.test(target ?? '')))
    return `runs everywhere and may not import ${specifier}`;
  if (BROWSER.test(path) && nodeOnly) return `runs in browsers and may not import ${specifier}`;
  if (own && own !== 'fetcher' && OUTBOUND.test(specifier))
    return `only the fetcher may open outbound sockets (${specifier})`;
  return null;
}

/** Each cycle once, as the shortest path that closes it from its first file. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      cycles.push(`import cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return cycles;
}
