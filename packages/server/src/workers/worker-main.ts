import { createRenderer, inspectFont, measureImage } from '@pictify/render/node';
import { runWorker } from './worker.ts';

runWorker({ createRenderer, inspectFont, measureImage });
