/** Intl objects are costly to make and many rows share a few; the oldest makes room when a cache is full. */
const MAX_CACHED = 64;
const FALLBACK_LOCALE = 'en-US';

/** A cache of at most MAX_CACHED entries made on demand. */
export function boundedCache<T>(make: (key: string) => T): (key: string) => T {
  const entries = new Map<string, T>();
  return (key) => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (entries.size >= MAX_CACHED) entries.delete(entries.keys().next().value!);
    entries.set(key, made);
    return made;
  };
}

export interface Resolved {
  readonly name: string;
  /** False when the name was not usable and a fallback stands in for it. */
  readonly known: boolean;
}

/** A locale that Intl can use on every machine; an unknown one becomes en-US, never the machine's own. */
export const resolveLocale = boundedCache((name): Resolved => {
  if (name.length <= 64) {
    try {
      const [canonical] = Intl.getCanonicalLocales(name);
      if (canonical && Intl.NumberFormat.supportedLocalesOf(canonical).length > 0)
        return { name: canonical, known: true };
    } catch {
      // Not a language tag: the fallback below is the answer.
    }
  }
  return { name: FALLBACK_LOCALE, known: false };
});

/** A time zone of the IANA database (or a fixed offset such as +02:00); an unknown one becomes UTC. */
export const resolveTimeZone = boundedCache((name): Resolved => {
  if (name.length <= 64) {
    try {
      return {
        name: new Intl.DateTimeFormat(FALLBACK_LOCALE, { timeZone: name }).resolvedOptions().timeZone,
        known: true,
      };
    } catch {
      // Not a zone: the fallback below is the answer.
    }
  }
  return { name: 'UTC', known: false };
});

const numberFormats = boundedCache((key) => {
  const [locale, options] = splitKey(key);
  return new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions);
});
const dateFormats = boundedCache((key) => {
  const [locale, options] = splitKey(key);
  return new Intl.DateTimeFormat(locale, options as Intl.DateTimeFormatOptions);
});
const pluralRules = boundedCache((locale) => new Intl.PluralRules(locale));
const ordinalRules = boundedCache((locale) => new Intl.PluralRules(locale, { type: 'ordinal' }));
const relativeFormats = boundedCache((key) => {
  const [locale, options] = splitKey(key);
  return new Intl.RelativeTimeFormat(locale, options as Intl.RelativeTimeFormatOptions);
});
const collators = boundedCache((locale) => new Intl.Collator(locale));

/** `locale` must come from resolveLocale, and so on: the makers throw on names that were not checked. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormats(`${locale}\n${JSON.stringify(options)}`);
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormats(`${locale}\n${JSON.stringify(options)}`);
}

export function relativeFormat(locale: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat {
  return relativeFormats(`${locale}\n${JSON.stringify(options)}`);
}

export function pluralRule(locale: string, ordinal: boolean): Intl.PluralRules {
  return ordinal ? ordinalRules(locale) : pluralRules(locale);
}

export function collator(locale: string): Intl.Collator {
  return collators(locale);
}

function splitKey(key: string): [locale: string, options: object] {
  const at = key.indexOf('\n');
  return [key.slice(0, at), JSON.parse(key.slice(at + 1)) as object];
}
