// Days as people mean them: those of the time zone of their account.
import { dateFormat } from './format';

const DAY_MS = 24 * 3600 * 1000;

/** The day that a moment lies in, as a date field writes it: `2026-03-14`. */
export function dayIn(timeZone: string, at: number): string {
  return new Date(at + offsetOf(timeZone, at)).toISOString().slice(0, 10);
}

/** When a day begins, or a later one; nothing for what is not whole yet. RFC 3339. */
export function beginningOf(timeZone: string, day: string, daysLater = 0): string | undefined {
  const there = Date.parse(`${day}T00:00Z`) + daysLater * DAY_MS;
  if (Number.isNaN(there) || there < 0) {
    return undefined;
  }
  // Where the clocks change on that day, what counts is how they stand when it begins.
  const about = there - offsetOf(timeZone, there);
  return new Date(there - offsetOf(timeZone, about)).toISOString();
}

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetOf(timeZone: string, at: number): number {
  const parts = dateFormat('en', timeZone, { timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
