/** One row of the benchmark: what the reference card's template declares as variables. */
export interface CardRow {
  readonly name: string;
  readonly subtitle: string;
  readonly paragraph: string;
  /** Percent of the yearly goal, 0..100. */
  readonly goal: number;
  /** Three tiles. */
  readonly stats: readonly { readonly value: string; readonly label: string }[];
  /** `asset:avatars/NN.jpg` */
  readonly avatar: string;
}

export const AVATAR_COUNT = 64;

const GIVEN =
  'Ada, Bo, Christopher, Dmitri, Eleni, Farah, Giovanna, Henrik, Jean-Baptiste, Jo, Katarzyna, Liam, Maximiliane, Oluwaseun';
const FAMILY =
  'Ng, Vasconcelos-Whitmore, Okafor, Petrova-Lindqvist, Montgomery, Sørensen, van den Berghe, Wu, Yılmaz, Zimmermann, García de la Fuente';
const PLANS = ['Free', 'Starter', 'Team', 'Business', 'Enterprise'];
const CITIES = ['Lisbon', 'Kraków', 'Montréal', 'Singapore', 'São Paulo', 'Nairobi', 'Reykjavík'];
const TEAMS = ['design', 'marketing', 'engineering', 'operations', 'customer success'];
const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays'];

/** `count` rows, the same on every machine. Names vary in length so that autofit has work; avatars repeat every 64. */
export function cardRows(count: number): CardRow[] {
  const random = seededRandom(3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const given = GIVEN.split(', ');
  const family = FAMILY.split(', ');
  return Array.from({ length: count }, (_, index) => {
    const projects = between(3, 480);
    const hours = between(12, 999);
    const people = between(2, 90);
    return {
      name: `${pick(given)} ${pick(family)}`,
      subtitle: `${pick(PLANS)} plan · ${pick(CITIES)} · since ${between(2018, 2025)}`,
      paragraph:
        `This year you finished ${projects} projects and gave your ${pick(TEAMS)} team ${hours} hours back. ` +
        `You were at your best on ${pick(DAYS)}, worked with ${people} people, and shared ${between(10, 99)} boards ` +
        'that others went on to reuse.',
      goal: between(4, 100),
      stats: [
        { value: String(projects), label: 'projects finished' },
        { value: `${hours} h`, label: 'hours saved' },
        { value: `#${between(1, 5000).toLocaleString('en-US')}`, label: 'in the community' },
      ],
      avatar: `asset:avatars/${String(index % AVATAR_COUNT).padStart(2, '0')}.jpg`,
    };
  });
}

/** Uniform in [0, 1), the same on every machine: the linear congruential generator of "Numerical Recipes". */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
