/** Whether parsed JSON has more than `levels` objects and lists inside each other. Iterative, so that depth is no danger. */
export function isDeeperThan(json: unknown, levels: number): boolean {
  let level = isNested(json) ? [json] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return false;
}

function isNested(json: unknown): json is object {
  return typeof json === 'object' && json !== null;
}
