import { drawFetchedCase } from './draw-case.ts';

let worker: Worker | undefined;

/** The same in a worker, which lives as long as the page. */
function drawInWorker(id: string): Promise<void> {
  worker ??= new Worker(new URL('./harness-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.onmessage = ({ data }) => (data === null ? resolve() : reject(new Error(data)));
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(id);
  return promise;
}

Object.assign(globalThis, { drawFetchedCase, drawInWorker });
