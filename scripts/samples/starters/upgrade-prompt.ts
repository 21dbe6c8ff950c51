import { dealt, isoDate, type Starter } from './starter.ts';

const LIMITS = [
  { unit: 'projects', plan: 'Starter', quota: 10, next_plan: 'Pro', next_quota: 100 },
  { unit: 'seats', plan: 'Team', quota: 25, next_plan: 'Business', next_quota: 100 },
  { unit: 'API calls', plan: 'Pro', quota: 50_000, next_plan: 'Scale', next_quota: 500_000 },
  { unit: 'automations', plan: 'Free', quota: 5, next_plan: 'Starter', next_quota: 50 },
  { unit: 'GB of storage', plan: 'Pro', quota: 100, next_plan: 'Business', next_quota: 1_000 },
  { unit: 'contacts', plan: 'Starter', quota: 2_500, next_plan: 'Growth', next_quota: 25_000 },
] as const;

export const upgradePrompt: Starter = {
  folder: 'upgrade-prompt',
  seed: 87,
  nameVariable: 'name',
  avatarVariable: null,
  firstTwelve: [
    'Arjun Mehta',
    'Nadia Kowalczyk',
    'Kwame Boateng',
    'Eleni Papadaki',
    'Minjun Seo',
    'Ada Okafor',
    'Dmitri Lebedev',
    'Siân Llewellyn',
    'Ravi Fernando',
    '陳美玲',
    'Aisha Bello',
    'Søren Kjær',
  ],
  row: (random, customer, ordinal) => {
    const { unit, plan, quota, next_plan, next_quota } = dealt(LIMITS, ordinal);
    return {
      name: customer.first,
      plan,
      used: random.chance(0.4) ? quota : Math.round(quota * random.decimal(0.8, 1, 3)),
      quota,
      unit,
      next_plan,
      next_quota,
      renews_at: isoDate(2026, 12, random.whole(1, 31)),
    };
  },
  spoilers: [
    { used: 0 },
    { used: 1, quota: 1, unit: 'seat' },
    { used: 118, quota: 100, unit: 'projects', next_quota: 500 },
    { used: 4_200, quota: 10, unit: 'projects' },
    { used: 5, quota: 0 },
    { used: 1_234_567_890, quota: 1_500_000_000, unit: 'API calls', next_quota: 9_999_999_999 },
    { used: 9.75, quota: 10, unit: 'GB of storage' },
    { used: '9', quota: '10', next_quota: '100' },
    { used: null },
    { quota: undefined },
    { quota: null, next_quota: null },
    { next_quota: 'Unlimited' },
    { used: 'almost all', quota: [10] },
    { used: -2 },
    { unit: '', plan: '', next_plan: '' },
    {
      unit: 'concurrent cross-region workflow executions',
      plan: 'Professional (legacy 2019)',
      next_plan: 'Enterprise Unlimited Plus',
    },
    { renews_at: null },
    { renews_at: 'next week' },
    { renews_at: 1_797_120_000_000 },
    { name: null, plan: null, used: null, quota: null, unit: null, next_plan: null, next_quota: null, renews_at: null },
  ],
};
