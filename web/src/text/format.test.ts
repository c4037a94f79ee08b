import { expect, test, vi } from 'vitest';

import { formatIn, variantOf } from './format';

const english = formatIn('en', 'UTC');
const now = Date.parse('2026-03-14T12:00:00Z');

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
])('%i seconds before is told as %s', (seconds, words) => {
  expect(english.distance(new Date(now - seconds * 1000).toISOString(), now)).toBe(words);
});

test("a moment is written in the reader's time zone, and in UTC where the browser does not know it", () => {
  expect(formatIn('de', 'Europe/Berlin').dateTime('2026-03-14T12:00:00Z')).toBe('14.03.2026, 13:00');
  expect(formatIn('de', 'Mars/Olympus').dateTime('2026-03-14T12:00:00Z')).toBe('14.03.2026, 12:00');
});

test('durations keep two digits', () => {
  expect(english.duration(1540)).toBe('1.5 ms');
  expect(english.duration(230_000)).toBe('230 ms');
  expect(english.duration(12_345_678)).toBe('12 s');
});

test('money is written as the language has it, with the digits of its currency', () => {
  expect(english.money({ currency: 'usd', minor: 1999, text: '19.99' })).toBe('$19.99');
  expect(english.money({ currency: 'usd', minor: 123_450 })).toBe('$1,234.50');
  expect(english.money({ currency: 'jpy', minor: 500 })).toBe('¥500');
  expect(formatIn('de', 'UTC').money({ currency: 'eur', minor: -1999, text: '-19.99' })).toBe('-19,99\u00A0€');
  expect(english.money({ currency: 'usd' })).toBeUndefined();
});

test("a language has its name in the reader's own", () => {
  expect(formatIn('de', 'UTC').language('en')).toBe('Englisch');
  expect(english.language('de')).toBe('German');
});

test('dates are written as where the reader is at home', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-CH', 'en-GB', 'en-US', 'en']);
  expect([variantOf('en'), variantOf('de')]).toEqual(['en-GB', 'de']);
  expect(formatIn(variantOf('en'), 'UTC').date('2026-11-22T12:00:00Z')).toBe('22 Nov 2026');
});
