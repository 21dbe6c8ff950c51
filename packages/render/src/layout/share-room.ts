/** What wants a part of a room: nothing less than `least`, nothing more than `most`, and in between by `weight`. */
export interface Share {
  readonly weight: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Divides a room as water finds its level: everybody gets `level × weight`, held to their own limits, where the level is
 * the one at which the parts add up to the room. With weights it is what the loop of CSS Flexible Box Layout (section
 * 9.7) comes to for a flex basis of 0; with equal weights and `most` what each would like, the longest give way first.
 * Where even the least is too much, or the most too little, it is that.
 */
export function shareRoom(shares: readonly Share[], room: number): number[] {
  const level = levelOf(shares, room);
  return shares.map(({ weight, least, most }) => Math.max(least, Math.min(most, weight > 0 ? level * weight : 0)));
}

/** The sum of all parts grows with the level, in straight lines between the levels at which a part meets a limit. */
function levelOf(shares: readonly Share[], room: number): number {
  const turns = shares.flatMap(({ weight, least, most }) =>
    weight > 0 && most > least
      ? [
          { at: least / weight, change: weight },
          { at: most / weight, change: -weight },
        ]
      : [],
  );
  turns.sort((a, b) => a.at - b.at);
  let level = 0;
  let slope = 0;
  let sum = shares.reduce((total, { least }) => total + least, 0);
  for (const { at, change } of turns) {
    const reached = slope > 0 ? sum + slope * (at - level) : sum;
    if (reached >= room && slope > 0) break;
    sum = reached;
    level = at;
    slope += change;
  }
  return slope > 0 ? level + Math.max(0, room - sum) / slope : level;
}
