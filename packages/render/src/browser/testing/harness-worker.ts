import { drawFetchedCase } from './draw-case.ts';

globalThis.onmessage = async ({ data: id }: MessageEvent<string>) => {
  const failed = await drawFetchedCase(id).then(
    () => null,
    (error: Error) => `${error.stack}`,
  );
  globalThis.postMessage(failed);
};
