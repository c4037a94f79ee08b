// Numbers, money and moments as a signed-in person reads them: in their language, in the time zone
// of their account.
import { useMemo } from 'react';

import { useMe } from '../api/session';
import { useLanguage } from './index';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** RFC 3339, or milliseconds since 1970. */
type Instant = string | number;

/** An amount as the interface has it. */
interface Amount {
  /** ISO 4217. */
  currency: string;
  /** Such as cents; absent where it is computed from use. */
  minor?: number | null;
  /** The same as decimal text: the server knows how many digits the provider gives a currency. */
  text?: string | null;
}

export interface Format {
  /** `1,234` */
  number: (value: number) => string;
  /** `12 %` */
  percent: (share: number) => string;
  /** Microseconds, as `1.5 ms` or `12 s`. */
  duration: (us: number) => string;
  /** `€19.99`; nothing for an amount that is not fixed. */
  money: (amount: Amount) => string | undefined;
  /** `14 Mar 2026` */
  date: (at: Instant) => string;
  /** `14 Mar, 09:26`: in lists of what is recent. */
  moment: (at: Instant) => string;
  /** `14 Mar 2026, 09:26` */
  dateTime: (at: Instant) => string;
  /** With seconds and time zone. */
  exact: (at: Instant) => string;
  /** `3 minutes ago` */
  distance: (at: Instant, now: number) => string;
  /** What a language is called, by its tag: `German`. */
  language: (tag: string) => string;
}

/** How a signed-in person wants things written. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const { time_zone } = useMe();
  return useMemo(() => formatIn(variantOf(language), time_zone), [language, time_zone]);
}

/** The reader's own kind of the language, as the browser has it: the British write a date as no American does. */
export function variantOf(language: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

export function formatIn(language: string, timeZone: string): Format {
  const numbers = (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  const short = numbers({ maximumSignificantDigits: 2 });
  const moments = (options: Intl.DateTimeFormatOptions) => {
    const format = dateFormat(language, timeZone, options);
    return (at: Instant) => format.format(new Date(at));
  };
  return {
    number: (value) => numbers().format(value),
    percent: (share) => numbers({ style: 'percent', maximumSignificantDigits: 2 }).format(share),
    duration: (us) => (us < 1_000_000 ? `${short.format(us / 1000)} ms` : `${short.format(us / 1_000_000)} s`),
    money: (amount) => moneyIn(language, amount),
    date: moments({ dateStyle: 'medium' }),
    moment: moments({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    dateTime: moments({ dateStyle: 'medium', timeStyle: 'short' }),
    exact: moments({ dateStyle: 'medium', timeStyle: 'long' }),
    distance: (at, now) => relative(new Date(at).getTime() - now, language),
    language: (tag) => new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag,
  };
}

/** A zone that this browser does not know falls back to UTC. */
export function dateFormat(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  }
}

function moneyIn(language: string, { currency, minor, text }: Amount): string | undefined {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  if (text != null) {
    return format.format(Number(text));
  }
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return minor == null ? undefined : format.format(minor / 10 ** digits);
}

function relative(ms: number, language: string): string {
  const seconds = Math.round(ms / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  // Seconds are of no interest, and clocks differ by some.
  const value = unit === 'second' ? 0 : Math.round(seconds / size);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(value, unit);
}
