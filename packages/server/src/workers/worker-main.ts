import { createRenderer, inspectFont } from '@pictify/render/node';
import { runWorker } from './worker.ts';

runWorker({ createRenderer, inspectFont });
