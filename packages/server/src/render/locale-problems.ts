import type { ProblemError } from '@pictify/api';

/** What is wrong with a language or a time zone that a request asks for. */
export function localeProblems(given: { locale?: string | undefined; timeZone?: string | undefined }): ProblemError[] {
  const { locale, timeZone } = given;
  const problems: ProblemError[] = [];
  if (locale !== undefined && fails(() => Intl.getCanonicalLocales(locale))) {
    const message = '“locale” must be a BCP 47 tag such as en-GB or ar.';
    problems.push({ field: '/locale', code: 'invalid_value', message });
  }
  if (timeZone !== undefined && fails(() => new Intl.DateTimeFormat('en', { timeZone }))) {
    const message = '“timeZone” must be an IANA zone such as Europe/Berlin.';
    problems.push({ field: '/timeZone', code: 'invalid_value', message });
  }
  return problems;
}

function fails(probe: () => unknown): boolean {
  try {
    probe();
    return false;
  } catch {
    return true;
  }
}
