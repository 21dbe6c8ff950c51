import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { instantiate } from '../../packages/render/src/node/differential/wasm-module.ts';
import { binaryPath, compileModule, moduleNames } from './compile-module.ts';

describe.each(moduleNames)('%s', (name) => {
  const committed = readFileSync(binaryPath(name));

  test('is what its source compiles to; otherwise run `npm run gen`', async () => {
    expect(Buffer.compare(await compileModule(name), committed)).toBe(0);
  });

  test('is a module that needs nothing from its host', () => {
    expect(() => instantiate(`${name}.wasm`)).not.toThrow();
  });
});
