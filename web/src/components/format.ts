// Moments as the reader has them: in their language, in the time zone of their account.
import { useMe } from '../api/session';
import { useLanguage } from '../text';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', YEAR],
  ['month', MONTH],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

export interface Format {
  /** `14 Mar 2026, 09:26` */
  dateTime: (at: string) => string;
  /** `14 Mar 2026` */
  date: (at: string) => string;
  /** `1,234` */
  number: (value: number) => string;
}

/** How a signed-in person wants moments and numbers written. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const { time_zone: timeZone } = useMe();
  return {
    dateTime: (at) => written(at, language, timeZone, { dateStyle: 'medium', timeStyle: 'short' }),
    date: (at) => written(at, language, timeZone, { dateStyle: 'medium' }),
    number: (value) => value.toLocaleString(language),
  };
}

/** The moment as a sentence has it: `3 minutes ago`. */
export function relative(at: string, now: number, language: string): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  // Seconds are of no interest, and clocks differ by some.
  const value = unit === 'second' ? 0 : Math.round(seconds / size);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(value, unit);
}

/** A moment written in a zone; one that this browser does not know falls back to UTC. */
export function written(
  at: string,
  language: string,
  timeZone: string,
  style: Intl.DateTimeFormatOptions,
): string {
  const moment = new Date(at);
  try {
    return moment.toLocaleString(language, { ...style, timeZone });
  } catch {
    return moment.toLocaleString(language, { ...style, timeZone: 'UTC' });
  }
}
