const everyMs = 500;

/**
 * Calls `stop` when the npm that started us is gone. npm hands a signal on to its shell, which ends without handing it
 * on to us: a server would stay behind that nobody sees, on the port the next start wants.
 */
export function endWithNpm(stop: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, everyMs);
  timer.unref();
}
