import { HARD_NAMES } from './people/hard-names.data.ts';
import { type Customer, FACES, WORLD } from './people/people.data.ts';
import { createRandom } from './random.ts';
import { avatarOf, type Row, type Starter } from './starters/starter.ts';

export const ROW_COUNT = 100;
export const PLEASANT_COUNT = 12;
export const HARD_COUNT = 34;

/** Avatars as exports really hold them; `undefined` removes the variable. */
const BROKEN_AVATARS: readonly unknown[] = [
  'asset:avatars/gone.jpg',
  null,
  '',
  undefined,
  'https://avatars.example.invalid/404.png',
  'asset:avatars/gone.jpg',
  'no picture',
  'https://avatars.example.invalid/404.png',
];

/**
 * The sample rows of a starter: twelve pleasant ones first, then good and hard ones mixed. The hard ones are the
 * starter's own spoiled values, broken avatars, and as many hard names as fill the count; each starter begins at another
 * place of the list of names, so that together they use all of them.
 */
export function buildRows(starter: Starter): Row[] {
  const random = createRandom(starter.seed);
  const everyone = [...FACES, ...WORLD];
  const pleasant = starter.firstTwelve.map((full) => everyone.find((customer) => customer.full === full)!);
  const others = random.shuffled(everyone.filter((customer) => !pleasant.includes(customer)));
  const spoilers = hardValues(starter);
  const slots = random.shuffled(
    Array.from({ length: ROW_COUNT - PLEASANT_COUNT }, (_, index) => spoilers[index] ?? null),
  );

  const rows = pleasant.map((customer, ordinal) => starter.row(random, customer, ordinal));
  slots.forEach((spoiler, index) => {
    const customer: Customer = others[index % others.length]!;
    rows.push(spoil(starter.row(random, customer, PLEASANT_COUNT + index), spoiler));
  });
  return rows;
}

function hardValues(starter: Starter): Row[] {
  const { avatarVariable, nameVariable, spoilers } = starter;
  const avatars = avatarVariable === null ? [] : BROKEN_AVATARS.map((avatar) => ({ [avatarVariable]: avatar }));
  const nameCount = HARD_COUNT - spoilers.length - avatars.length;
  const start = starter.seed % HARD_NAMES.length;
  const names = Array.from({ length: nameCount }, (_, index): Row => {
    const { name, avatar } = HARD_NAMES[(start + index) % HARD_NAMES.length]!;
    return avatarVariable === null
      ? { [nameVariable]: name }
      : { [nameVariable]: name, [avatarVariable]: avatarOf({ avatar }) };
  });
  return [...spoilers, ...avatars, ...names];
}

function spoil(row: Row, spoiler: Row | null): Row {
  return Object.fromEntries(Object.entries({ ...row, ...spoiler }).filter(([, value]) => value !== undefined));
}

/** One row a line, so that a change of one row is a change of one line. */
export function printRows(rows: readonly Row[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}
