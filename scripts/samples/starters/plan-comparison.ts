import { dealt, type Starter } from './starter.ts';

const OFFERS = [
  {
    plan: 'Free',
    next_plan: 'Pro',
    price: 12,
    rows: [
      ['Projects', '3', 'Unlimited'],
      ['Storage', '2 GB', '100 GB'],
      ['Automations', '5 a month', '1,000 a month'],
      ['Version history', '7 days', '1 year'],
      ['Support', 'Community', 'Same day'],
    ],
  },
  {
    plan: 'Pro',
    next_plan: 'Team',
    price: 29,
    rows: [
      ['Seats', '1', '10'],
      ['Shared boards', '3', 'Unlimited'],
      ['API calls', '10,000', '250,000'],
      ['Guest access', '—', 'Included'],
    ],
  },
  {
    plan: 'Team',
    next_plan: 'Business',
    price: 89,
    rows: [
      ['Seats', '10', '50'],
      ['Single sign-on', '—', 'Included'],
      ['Audit log', '30 days', '2 years'],
      ['Uptime promise', '99.5%', '99.95%'],
      ['Support', 'Same day', 'One hour'],
    ],
  },
] as const;

const LONG_LABEL = 'Cross-workspace dependency automations with conditional approvals';

export const planComparison: Starter = {
  folder: 'plan-comparison',
  seed: 64,
  nameVariable: 'name',
  avatarVariable: null,
  firstTwelve: [
    'Beatriz Carvalho',
    'Kenji Morita',
    'Amara Diallo',
    'Tomáš Hrubý',
    'Farah Rahimi',
    'Chidi Eze',
    'Øystein Bråthen',
    'Lena Vogt',
    'Юлія Ткаченко',
    'Ximena Ibáñez',
    'Ravi Fernando',
    'Thandi Nkosi',
  ],
  row: (_random, customer, ordinal) => {
    const offer = dealt(OFFERS, ordinal);
    return {
      name: customer.first,
      plan: offer.plan,
      next_plan: offer.next_plan,
      rows: offer.rows.map(([label, yours, theirs]) => ({ label, yours, theirs })),
      price: offer.price,
      currency: dealt(['USD', 'USD', 'EUR', 'GBP', 'CAD'], ordinal),
      saving: Math.round(offer.price * 12 * 0.2),
    };
  },
  spoilers: [
    { price: 0, saving: 0 },
    { price: 1, saving: 1 },
    { price: 1_234_567_890, saving: 98_765_432.1, currency: 'IDR' },
    { price: 2_900, saving: 6_960, currency: 'JPY' },
    { price: 9.99, saving: 23.976 },
    { price: '29', saving: '69.60' },
    { price: null, saving: undefined },
    { price: 'ask us', currency: '$' },
    { currency: null },
    { saving: -12 },
    { rows: [] },
    { rows: undefined },
    { rows: [{ label: 'Projects', yours: '3', theirs: 'Unlimited' }] },
    {
      rows: Array.from({ length: 12 }, (_, index) => ({
        label: `Feature ${index + 1}`,
        yours: index,
        theirs: index * 10,
      })),
    },
    {
      rows: [
        { label: 'Seats', yours: 1, theirs: 1_234_567_890 },
        { label: 'SSO', yours: false, theirs: true },
        { label: 'Audit log', theirs: '2 years' },
        { yours: '—' },
      ],
    },
    {
      rows: [
        {
          label: LONG_LABEL,
          yours: 'Up to three a month, on request',
          theirs: 'Unlimited, in every workspace and region',
        },
        null,
        'Storage',
      ],
    },
    { rows: JSON.stringify([{ label: 'Storage', yours: '2 GB', theirs: '100 GB' }]) },
    { rows: 'five of them' },
    { plan: '', next_plan: 'Enterprise Unlimited Plus (annual)' },
    { name: null, plan: null, next_plan: null, rows: null, price: null, currency: null, saving: null },
  ],
};
