// Runs a TypeScript entry: `node scripts/run.mjs <entry.ts> [arguments…]`. Plain JavaScript, so that an old Node can
// still read the one sentence that says what is missing.
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Pictify needs Node 24, and this is Node ${process.versions.node}: use the npm scripts (npm start), which bring their own; if they say so too, run \`npm rebuild node\` because its install script was skipped, or install Node 24.`,
  );
  process.exit(1);
}

const [entry, ...rest] = process.argv.slice(2);
if (!entry) throw new Error('usage: node scripts/run.mjs <entry.ts> [arguments…]');
const url = pathToFileURL(entry);
process.argv = [process.argv[0] ?? 'node', entry, ...rest];
await import(url.href);
