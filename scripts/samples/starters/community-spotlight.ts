import { avatarOf, dealt, type Starter } from './starter.ts';

const QUOTES = [
  'We stopped chasing updates and started shipping. Mondays feel different now.',
  'I answer questions here because someone once answered mine.',
  'The template I shared took an hour. It has saved other teams weeks.',
  'Good tools get out of the way. Good communities pull up a chair.',
  'Our whole studio runs on one board, and everyone can read it.',
  'I came for the automations and stayed for the people.',
  'Every fix I post is a note to my future self.',
  'Three time zones, one plan, no status meetings.',
  'If it took me a day to work out, it should take you a minute.',
  'Helping out on the forum made me better at my own job.',
] as const;

const ROLES = [
  'Product designer',
  'Operations lead',
  'Founder',
  'Teacher',
  'Software engineer',
  'Studio manager',
  'Research lead',
  'Customer success manager',
  'Illustrator',
] as const;

const COMPANIES = [
  'Kestrio',
  'Olivaro',
  'Northlight Studio',
  'Harbour & Finch',
  'Lumen Row',
  'Papertree',
  'Atelier Sève',
  'Blauwerk',
  'Casa Verde Coop',
] as const;

export const communitySpotlight: Starter = {
  folder: 'community-spotlight',
  seed: 52,
  nameVariable: 'name',
  avatarVariable: 'avatar',
  firstTwelve: [
    'Priya Raman',
    'Mateo Rivas',
    'Zuri Mwangi',
    'Jonas Lindqvist',
    'Yasmin Haddad',
    'Trần Gia Bảo',
    'Astrid Nyström',
    'Tariq Benali',
    'Siân Llewellyn',
    'Walter Brandt',
    '김민준',
    'Ngozi Uche',
  ],
  row: (random, customer, ordinal) => ({
    name: customer.full,
    avatar: avatarOf(customer),
    role: dealt(ROLES, ordinal),
    company: dealt(COMPANIES, ordinal),
    quote: dealt(QUOTES, ordinal),
    contributions: random.whole(14, 480),
    streak_weeks: random.whole(3, 52),
    badge: dealt(
      ['Customer of the week', 'Top contributor', 'Template maker', 'Rising voice', 'Community mentor'],
      ordinal,
    ),
  }),
  spoilers: [
    { contributions: 0, streak_weeks: 0 },
    { contributions: 1, streak_weeks: 1 },
    { contributions: 1_234_567_890, streak_weeks: 2_600 },
    { contributions: '87', streak_weeks: 'twelve' },
    { quote: '' },
    { quote: undefined, badge: null },
    {
      quote:
        'When we moved four departments, two agencies and a very sceptical finance team onto one plan, I expected a year of arguments; instead the first thing that happened was that people began to read each other’s work, leave kind comments, and quietly fix the things they had been complaining about for as long as anyone could remember. I still keep a screenshot of that first week on my wall.',
      role: 'Senior Director of International Programme Operations and Delivery',
      company: 'Vereinigte Süddeutsche Papierwerke und Druckereigesellschaft mbH',
    },
    { quote: "“It’s <em>fast</em> & 'friendly'” — 10/10 🎉🎉" },
    { quote: 'هذا المجتمع علّمني أن أشارك ما أعرفه قبل أن يكتمل.' },
    { quote: '困ったときに誰かが答えてくれる。だから次は私が答える番です。' },
    { role: null, company: '' },
    {
      name: null,
      avatar: null,
      role: null,
      company: null,
      quote: null,
      contributions: null,
      streak_weeks: null,
      badge: null,
    },
  ],
};
