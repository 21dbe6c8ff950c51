/** Longer numbers are identifiers, not amounts. */
const MOST_DIGITS = 20;

/** Digits of any script, with at most one separator between two of them. */
const NUMBERS = /\p{Nd}+(?:[.,'’٫٬\u00a0\u202f]\p{Nd}+)*/gu;
const DIGIT = /\p{Nd}/u;

export interface Counting {
  /** Where every number starts. */
  readonly from: number;
  /** 0..1: how far the numbers have come. */
  readonly share: number;
  /** BCP 47; says which separator is the decimal one. */
  readonly locale: string;
  /** Keep as many digits as the last number has, with zeros in front. */
  readonly padded: boolean;
}

/**
 * The text with every number on its way from `from` to itself: in its own digits, grouped where it is grouped, with as
 * many decimals. A number written with zeros in front keeps its length. At `share` 1 the text is as it was.
 */
export function runningText(text: string, counting: Counting): string {
  if (counting.share >= 1) return text;
  const decimal = decimalSeparator(counting.locale);
  return text.replace(NUMBERS, (number) => runningNumber(number, decimal, counting));
}

export function hasNumbers(text: string): boolean {
  return DIGIT.test(text);
}

function runningNumber(number: string, decimal: string, { from, share, padded }: Counting): string {
  const characters = Array.from(number);
  const digits = characters.filter(isDigit);
  if (digits.length > MOST_DIGITS) return number;
  const zero = zeroOf(digits[0]!);
  const at = characters.lastIndexOf(decimal);
  const decimals = at < 0 ? 0 : characters.length - at - 1;
  const last = BigInt(digits.map((digit) => digit.codePointAt(0)! - zeroOf(digit)).join(''));
  const first =
    BigInt(Math.round(Math.min(1e15, Math.abs(from)) * 10 ** Math.min(decimals, 6))) *
    10n ** BigInt(Math.max(0, decimals - 6));
  const value = first + ((last - first) * BigInt(Math.round(share * 1e6))) / 1_000_000n;
  const whole = digits.length - decimals;
  const keeps = padded || (whole > 1 && digits[0]!.codePointAt(0) === zero);
  const shown = String(value).padStart(keeps ? digits.length : decimals + 1, '0');
  return inTheFormOf(characters, shown, zero);
}

/** Digits put between the separators of another number, from the right; what has no digit before it is left out. */
function inTheFormOf(form: readonly string[], digits: string, zero: number): string {
  const out: string[] = [];
  let next = digits.length - 1;
  for (let place = form.length - 1; place >= 0 && next >= 0; place--) {
    if (isDigit(form[place]!)) out.push(String.fromCodePoint(zero + Number(digits[next--])));
    else out.push(form[place]!);
  }
  while (next >= 0) out.push(String.fromCodePoint(zero + Number(digits[next--])));
  return out.reverse().join('');
}

const isDigit = (character: string): boolean => DIGIT.test(character);

/** The code point of the zero of a digit's script: decimal digits lie together in tens, from zero upwards. */
function zeroOf(digit: string): number {
  const point = digit.codePointAt(0)!;
  let first = point;
  while (isDigit(String.fromCodePoint(first - 1))) first--;
  return point - ((point - first) % 10);
}

const separators = new Map<string, string>();

function decimalSeparator(locale: string): string {
  let found = separators.get(locale);
  if (found === undefined) {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
    found = parts.find((part) => part.type === 'decimal')?.value ?? '.';
    separators.set(locale, found);
  }
  return found;
}
