// Numbers and moments as the reader's language writes them, in the reader's own time zone.
import { useMemo } from 'react';

import { useLanguage } from '../../../text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Format {
  number: (value: number) => string;
  /** 31 Jan 2026 */
  date: (moment: string | number) => string;
  /** 31 Jan, 12:00 */
  moment: (moment: string | number) => string;
  /** With seconds, year and time zone. */
  exact: (moment: string | number) => string;
  /** 5 minutes ago, in 3 days; a date beyond a month. */
  distance: (moment: string, now?: number) => string;
  /** Microseconds, as 1.5 ms or 12 s. */
  duration: (us: number) => string;
  percent: (share: number) => string;
}

export function formatIn(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    number: (value) => number.format(value),
    date: (at) => date.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    exact: (at) => exact.format(new Date(at)),
    distance: (at, now = Date.now()) => {
      const [value, unit] = distanceOf(new Date(at).getTime() - now);
      return unit === undefined ? date.format(new Date(at)) : relative.format(value, unit);
    },
    duration: (us) => {
      if (us < 1_000_000) {
        return `${short.format(us / 1000)} ms`;
      }
      return `${short.format(us / 1_000_000)} s`;
    },
    percent: (share) => percent.format(share),
  };
}

/** How far away, in the largest unit that fits; without one beyond a month. */
export function distanceOf(ms: number): [number, Intl.RelativeTimeFormatUnit | undefined] {
  const size = Math.abs(ms);
  if (size < MINUTE) {
    return [0, 'minute'];
  }
  if (size < HOUR) {
    return [Math.round(ms / MINUTE), 'minute'];
  }
  if (size < DAY) {
    return [Math.round(ms / HOUR), 'hour'];
  }
  return [Math.round(ms / DAY), size < 31 * DAY ? 'day' : undefined];
}

/** `formatIn` the language in use. */
export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => formatIn(language), [language]);
}
