/** Names are few and asked for again with every row; hostile ones must not pile up. */
const MAX_REMEMBERED = 200;

export const DEFAULT_LOCALE = 'en-US';
export const DEFAULT_TIME_ZONE = 'UTC';

/** Whether `Intl` takes it for a BCP 47 language tag. */
export const isLocale = remembered((locale) => Intl.getCanonicalLocales(locale).length === 1);

/** Whether `Intl` knows it as a time zone. */
export const isTimeZone = remembered((timeZone) => {
  new Intl.DateTimeFormat('en', { timeZone });
  return true;
});

function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    let valid = false;
    try {
      valid = name.length <= 100 && test(name);
    } catch {
      valid = false;
    }
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(name, valid);
    return valid;
  };
}
