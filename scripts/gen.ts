/**
 * `npm run gen`: writes everything that is generated from the code or drawn by it, one line each. What is already up to
 * date stays byte for byte the same. The Unicode tables need downloads and have their own entry, `scripts/gen/unicode.ts`.
 */
const generators: readonly (readonly [what: string, run: () => Promise<unknown>])[] = [
  ['encoders', () => import('./wasm/build.ts')],
  ['reference pages', () => import('./docs/reference.ts')],
  ['types of the client', () => import('./sdk/wire.ts')],
  ['sample rows', () => import('./samples/rows.ts')],
  ['sample avatars', () => import('./samples/avatars.ts')],
  ['sample logos', () => import('./samples/logos.ts')],
  ['sample textures', () => import('./samples/textures.ts')],
];

for (const [what, run] of generators) {
  await run();
  console.log(`ok   ${what}`);
}
