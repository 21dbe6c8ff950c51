import type { BidiClass } from './bidi-class.ts';
import type { IsolatingRunSequence } from './bidi-sequences.ts';

/** W1 to W7: marks, numbers and what belongs to numbers. */
export function resolveWeak({ positions, startOfSequence }: IsolatingRunSequence, classes: BidiClass[]): void {
  marksAndLetters(positions, startOfSequence, classes);
  numberSeparators(positions, classes);
  numberTerminators(positions, classes);
  let strong: BidiClass = startOfSequence;
  for (const at of positions) {
    const own = classes[at]!;
    if (own === 'ES' || own === 'ET' || own === 'CS') classes[at] = 'ON';
    else if (own === 'L' || own === 'R') strong = own;
    else if (own === 'EN' && strong === 'L') classes[at] = 'L';
  }
}

/** W1 to W3. */
function marksAndLetters(positions: readonly number[], start: BidiClass, classes: BidiClass[]): void {
  let before = start;
  let strong = start;
  for (const at of positions) {
    let own = classes[at]!;
    if (own === 'NSM') own = isIsolateControl(before) ? 'ON' : before;
    before = own;
    if (own === 'L' || own === 'R' || own === 'AL') strong = own;
    if (own === 'EN' && strong === 'AL') own = 'AN';
    classes[at] = own === 'AL' ? 'R' : own;
  }
}

const isIsolateControl = (own: BidiClass): boolean => own === 'LRI' || own === 'RLI' || own === 'FSI' || own === 'PDI';

/** W4. */
function numberSeparators(positions: readonly number[], classes: BidiClass[]): void {
  for (let index = 1; index < positions.length - 1; index++) {
    const own = classes[positions[index]!];
    const before = classes[positions[index - 1]!]!;
    if (before !== classes[positions[index + 1]!]) continue;
    if (before === 'EN' ? own === 'ES' || own === 'CS' : before === 'AN' && own === 'CS') {
      classes[positions[index]!] = before;
    }
  }
}

/** W5. */
function numberTerminators(positions: readonly number[], classes: BidiClass[]): void {
  for (let from = 0; from < positions.length; from++) {
    if (classes[positions[from]!] !== 'ET') continue;
    let to = from;
    while (to < positions.length && classes[positions[to]!] === 'ET') to++;
    const touches = classes[positions[from - 1] ?? -1] === 'EN' || classes[positions[to] ?? -1] === 'EN';
    if (touches) for (let index = from; index < to; index++) classes[positions[index]!] = 'EN';
    from = to - 1;
  }
}
