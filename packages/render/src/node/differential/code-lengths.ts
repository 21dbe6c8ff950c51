interface Package {
  readonly weight: number;
  /** The symbols in it, one as often as there are packages of it inside one another. */
  readonly symbols: readonly number[];
}

/**
 * Code lengths of an optimal prefix code of at most `limit` bits, by package-merge (L. Larmore, D. Hirschberg, “A fast
 * algorithm for optimal length-limited Huffman codes”, 1990). A symbol that does not occur has length 0. At least two
 * symbols have to occur.
 */
export function codeLengths(counts: ArrayLike<number>, limit: number): number[] {
  const coins: Package[] = Array.from(counts, (weight, symbol) => ({ weight, symbols: [symbol] }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.weight - b.weight || a.symbols[0]! - b.symbols[0]!);
  let packages: Package[] = coins;
  for (let level = 1; level < limit; level++) packages = merge(coins, pairs(packages));

  const lengths = Array.from(counts, () => 0);
  for (const { symbols } of packages.slice(0, 2 * coins.length - 2)) for (const symbol of symbols) lengths[symbol]!++;
  return lengths;
}

function pairs(packages: readonly Package[]): Package[] {
  const paired: Package[] = [];
  for (let i = 0; i + 1 < packages.length; i += 2) {
    const [a, b] = [packages[i]!, packages[i + 1]!];
    paired.push({ weight: a.weight + b.weight, symbols: [...a.symbols, ...b.symbols] });
  }
  return paired;
}

/** Two lists by weight as one; of equal weights the coin comes first. */
function merge(coins: readonly Package[], packages: readonly Package[]): Package[] {
  const merged: Package[] = [];
  let next = 0;
  for (const coin of coins) {
    while (next < packages.length && packages[next]!.weight < coin.weight) merged.push(packages[next++]!);
    merged.push(coin);
  }
  return [...merged, ...packages.slice(next)];
}
