import { isoDate, type Starter } from './starter.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** A working week is busiest in the middle and quiet at its end. */
const RHYTHM = [0.8, 1, 1.1, 0.95, 0.7, 0.2, 0.12] as const;

export const monthlyRecap: Starter = {
  folder: 'monthly-recap',
  seed: 31,
  nameVariable: 'name',
  avatarVariable: null,
  firstTwelve: [
    'Hana Kobayashi',
    'Olu Adeyemi',
    'Inês Falcão',
    'Noam Peretz',
    'Priya Raman',
    'Jonas Lindqvist',
    'Zuri Mwangi',
    'Tomáš Hrubý',
    'Yasmin Haddad',
    '이서연',
    'Çağla Öztürk',
    'Harpreet Gill',
  ],
  row: (random, customer) => ({
    name: customer.first,
    month: isoDate(2026, random.whole(8, 11), 1),
    hours_saved: random.decimal(4, 64, 1),
    tasks_done: random.whole(28, 340),
    team_size: random.whole(2, 24),
    change_percent: random.decimal(-0.18, 0.46, 2),
    top_days: DAYS.map((day, index) => ({
      day,
      value: Math.round(RHYTHM[index]! * random.decimal(9, 26, 2)),
    })),
  }),
  spoilers: [
    {
      hours_saved: 0,
      tasks_done: 0,
      team_size: 0,
      change_percent: 0,
      top_days: DAYS.map((day) => ({ day, value: 0 })),
    },
    { hours_saved: 1, tasks_done: 1, team_size: 1, change_percent: 0.01 },
    { change_percent: -0.87 },
    { change_percent: 41.5, hours_saved: 1_234_567_890 },
    { change_percent: '0.12', tasks_done: '215', hours_saved: '18.5' },
    { change_percent: null, team_size: null },
    { top_days: [] },
    { top_days: undefined },
    { top_days: [{ day: 'Mon', value: 12 }, { day: 'Tue' }, { day: null, value: null }, { value: 4 }] },
    { top_days: JSON.stringify(DAYS.map((day, index) => ({ day, value: index * 3 }))) },
    { top_days: 'Monday' },
    { top_days: [{ day: 'Mon', value: 900_000 }, ...DAYS.slice(1).map((day) => ({ day, value: 1 }))] },
    { top_days: Array.from({ length: 31 }, (_, index) => ({ day: String(index + 1), value: (index * 7) % 23 })) },
    { top_days: DAYS.map((day, index) => ({ day, value: index % 2 === 0 ? -4 : '9' })) },
    { month: 'November' },
    { month: null, change_percent: 'up' },
    { month: 1_793_491_200_000 },
    { month: '2026-13-45', hours_saved: 'lots' },
    {
      name: null,
      month: null,
      hours_saved: null,
      tasks_done: null,
      team_size: null,
      change_percent: null,
      top_days: null,
    },
    { hours_saved: 17.23456789, tasks_done: 9_007_199_254_740_991, team_size: 12_408 },
  ],
};
