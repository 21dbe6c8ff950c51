import { avatarOf, dealt, type Starter } from './starter.ts';

const MILESTONES = [
  { milestone: 'First 10 tasks', goal: 10 },
  { milestone: 'First 5 tasks', goal: 5 },
  { milestone: 'First 25 tasks', goal: 25 },
  { milestone: 'First 50 tasks', goal: 50 },
  { milestone: 'First project shipped', goal: 8 },
  { milestone: 'First full sprint', goal: 20 },
  { milestone: 'First 100 tasks', goal: 100 },
] as const;

const NEXT_STEPS = [
  'Invite your first teammate',
  'Connect your calendar',
  'Build your first automation',
  'Set a weekly goal',
  'Try the timeline view',
  'Share a board with a client',
] as const;

export const onboardingMilestone: Starter = {
  folder: 'onboarding-milestone',
  seed: 110,
  nameVariable: 'name',
  avatarVariable: 'avatar',
  firstTwelve: [
    'Mei Lin',
    'Chidi Eze',
    'Sofía Marín',
    'Kenji Morita',
    'Thandi Nkosi',
    'Walter Brandt',
    'Farah Rahimi',
    'Łukasz Wiśniewski',
    'Beatriz Carvalho',
    'Arjun Mehta',
    'Ελένη Παπαδάκη',
    'Keoni Palakiko',
  ],
  row: (random, customer, ordinal) => {
    const { milestone, goal } = dealt(MILESTONES, ordinal);
    return {
      name: customer.first,
      avatar: avatarOf(customer),
      tasks_done: goal,
      tasks_goal: goal,
      milestone,
      next_step: dealt(NEXT_STEPS, ordinal),
      days_active: random.whole(2, 21),
    };
  },
  spoilers: [
    { tasks_done: 0, days_active: 0 },
    { tasks_done: 1, tasks_goal: 1, milestone: 'First task', days_active: 1 },
    { tasks_done: 14, tasks_goal: 10 },
    { tasks_done: 6, tasks_goal: 10, milestone: 'First 10 tasks' },
    { tasks_done: 3, tasks_goal: 0 },
    { tasks_done: 1_234_567_890, tasks_goal: 2_000_000_000, milestone: 'First two billion tasks' },
    { tasks_done: '7', tasks_goal: '10', days_active: '6' },
    { tasks_done: null, tasks_goal: undefined, days_active: null },
    { milestone: '', next_step: '' },
    {
      milestone: 'First cross-functional quarterly planning cycle completed end to end',
      next_step: 'Invite everyone from finance, design, legal and operations, then connect the shared calendar',
    },
    { tasks_done: 'ten', tasks_goal: [10], days_active: 'a week' },
    { tasks_done: 7.5, tasks_goal: 10, days_active: 2.25 },
    {
      name: null,
      avatar: null,
      tasks_done: null,
      tasks_goal: null,
      milestone: null,
      next_step: null,
      days_active: null,
    },
  ],
};
