import { createRenderer } from '@pictify/render/node';
import { runWorker } from './worker.ts';

runWorker(createRenderer);
