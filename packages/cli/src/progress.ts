import cliProgress from 'cli-progress';

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** Lines that a log of any batch has room for. */
const MAX_LINES = 10;

/** A bar on a terminal; elsewhere (a log, a pipe) a line for every tenth of the way. */
export function startProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const startedAt = performance.now();
  const rate = (done: number): string => ((done * 1000) / (performance.now() - startedAt)).toFixed(1);
  if (!stream.isTTY) {
    const step = Math.max(1, Math.ceil(total / MAX_LINES));
    return {
      update(done) {
        if (done % step === 0 || done === total) stream.write(`  ${done}/${total}  ${rate(done)} images/s\n`);
      },
      stop: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar(
    { format: '  {bar} {value}/{total}  {rate} images/s  eta {eta}s', hideCursor: true, stream },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { rate: '–' });
  return {
    update: (done) => bar.update(done, { rate: rate(done) }),
    stop: () => bar.stop(),
  };
}
