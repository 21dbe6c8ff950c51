/** Makes `packages/sdk/dist`, which is what `npm pack` and `npm publish` take: `node scripts/sdk/build.ts`. */
import { fileURLToPath } from 'node:url';
import { buildSdk } from './build-sdk.ts';

buildSdk(fileURLToPath(new URL('../../packages/sdk/dist', import.meta.url)));
console.log('packages/sdk/dist');
