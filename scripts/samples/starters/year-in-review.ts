import { avatarOf, dealt, type Starter } from './starter.ts';

const FEATURES = [
  'Automations',
  'Shared boards',
  'Timeline view',
  'Smart templates',
  'Weekly digest',
  'Focus mode',
  'Forms',
  'Live dashboards',
  'Time tracking',
  'Comments',
] as const;

export const yearInReview: Starter = {
  folder: 'year-in-review',
  seed: 2027,
  nameVariable: 'name',
  avatarVariable: 'avatar',
  firstTwelve: [
    'Amara Diallo',
    'Jonas Lindqvist',
    'Priya Raman',
    'Mateo Rivas',
    'Hana Kobayashi',
    'Kwame Boateng',
    'Zoë van Dijk',
    'Tariq Benali',
    'Leilani Kealoha',
    '陳美玲',
    'Rosa Quispe',
    'ياسمين الخطيب',
  ],
  row: (random, customer, ordinal) => {
    const projects = random.whole(14, 148);
    return {
      name: customer.first,
      avatar: avatarOf(customer),
      projects_count: projects,
      hours_saved: Math.round(projects * random.decimal(2.4, 5.2, 2)),
      top_feature: dealt(FEATURES, ordinal),
      plan: dealt(['Pro', 'Team', 'Free', 'Business', 'Pro'], ordinal),
    };
  },
  spoilers: [
    { projects_count: 0, hours_saved: 0 },
    { projects_count: 1, hours_saved: 1 },
    { projects_count: 1_234_567_890, hours_saved: 98_765_432.1 },
    { projects_count: '42', hours_saved: '318.5' },
    { projects_count: null, hours_saved: undefined },
    { top_feature: '', plan: null },
    {
      top_feature: 'Cross-workspace dependency automations with conditional approvals',
      plan: 'Enterprise Unlimited Plus',
    },
    { projects_count: 'many', hours_saved: '1,204' },
    { projects_count: [12], hours_saved: { total: 40 }, plan: 3 },
    { name: undefined, avatar: undefined, projects_count: 37, hours_saved: 212 },
    { name: null, avatar: null, projects_count: null, hours_saved: null, top_feature: null, plan: null },
    { hours_saved: 12.3456789, projects_count: -3, utm_source: 'newsletter' },
  ],
};
