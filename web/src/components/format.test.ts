import { expect, test } from 'vitest';

import { relative, written } from './format';

const now = Date.parse('2026-03-14T12:00:00Z');
const ago = (seconds: number) => relative(new Date(now - seconds * 1000).toISOString(), now, 'en');

test.each([
  [0, 'now'],
  [59, 'now'],
  [-3, 'now'],
  [60, '1 minute ago'],
  [3 * 3600, '3 hours ago'],
  [26 * 3600, 'yesterday'],
  [80 * 86400, '3 months ago'],
  [-3 * 86400, 'in 3 days'],
  [800 * 86400, '2 years ago'],
])('%i seconds before is told as %s', (seconds, words) => expect(ago(seconds)).toBe(words));

test("a moment is written in the reader's time zone, and in UTC where the browser does not know it", () => {
  const style = { dateStyle: 'short', timeStyle: 'short' } as const;
  expect(written('2026-03-14T12:00:00Z', 'de', 'Europe/Berlin', style)).toBe('14.03.26, 13:00');
  expect(written('2026-03-14T12:00:00Z', 'de', 'Mars/Olympus', style)).toBe('14.03.26, 12:00');
});
