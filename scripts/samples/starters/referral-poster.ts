import { avatarOf, dealt, isoDate, type Starter } from './starter.ts';

const REWARDS = [
  { reward: 20, currency: 'USD' },
  { reward: 15, currency: 'EUR' },
  { reward: 20, currency: 'GBP' },
  { reward: 2_000, currency: 'JPY' },
  { reward: 500, currency: 'INR' },
  { reward: 50, currency: 'BRL' },
  { reward: 200, currency: 'SEK' },
  { reward: 25, currency: 'CAD' },
  { reward: 300, currency: 'ZAR' },
] as const;

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The first name in plain capitals, or a greeting where it has no such form. */
function codeWord(first: string): string {
  const plain = first.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
  return /^[A-Za-z]+$/.test(plain) ? plain.toUpperCase() : 'HELLO';
}

export const referralPoster: Starter = {
  folder: 'referral-poster',
  seed: 20,
  nameVariable: 'inviter',
  avatarVariable: 'inviter_avatar',
  firstTwelve: [
    'Ada Okafor',
    'Kenji Morita',
    'Leilani Kealoha',
    'Harpreet Gill',
    'Astrid Nyström',
    'Olu Adeyemi',
    "Renée O'Connell",
    'Amir Soltani',
    'Mei Lin',
    'João Simões',
    'प्रिया शर्मा',
    'Rosa Quispe',
  ],
  row: (random, customer, ordinal) => {
    const prize = dealt(REWARDS, ordinal);
    const tail = Array.from({ length: 4 }, () => LETTERS[random.whole(0, LETTERS.length - 1)]).join('');
    const code = `${codeWord(customer.first)}-${tail}`;
    return {
      inviter: customer.first,
      inviter_avatar: avatarOf(customer),
      reward: prize.reward,
      currency: prize.currency,
      code,
      link: `https://tidewell.example/r/${code.toLowerCase()}`,
      expires_at: isoDate(2027, random.whole(1, 3), random.whole(1, 28)),
    };
  },
  spoilers: [
    { reward: 0 },
    { reward: 1, currency: 'EUR' },
    { reward: 1_234_567_890, currency: 'IDR' },
    { reward: 12.5, currency: 'USD' },
    { reward: '25', currency: 'usd' },
    { reward: null, currency: null },
    { reward: 'twenty', currency: 'ZZZ' },
    { reward: 4.125, currency: 'KWD', code: '' },
    { code: undefined, link: undefined },
    {
      code: 'THE-LONGEST-REFERRAL-CODE-ANYONE-EVER-TYPED-2026',
      link: `https://tidewell.example/r/${'long/'.repeat(60)}end`,
    },
    { link: 'not a link', expires_at: 'soon' },
    { inviter: null, inviter_avatar: null, reward: null, currency: null, code: null, link: null, expires_at: null },
  ],
};
