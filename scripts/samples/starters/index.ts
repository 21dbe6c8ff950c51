import { communitySpotlight } from './community-spotlight.ts';
import { monthlyRecap } from './monthly-recap.ts';
import { onboardingMilestone } from './onboarding-milestone.ts';
import { planComparison } from './plan-comparison.ts';
import { referralPoster } from './referral-poster.ts';
import type { Starter } from './starter.ts';
import { upgradePrompt } from './upgrade-prompt.ts';
import { yearInReview } from './year-in-review.ts';

export const STARTERS: readonly Starter[] = [
  yearInReview,
  onboardingMilestone,
  monthlyRecap,
  upgradePrompt,
  referralPoster,
  communitySpotlight,
  planComparison,
];
