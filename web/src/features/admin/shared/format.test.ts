import { expect, test } from 'vitest';

import { formatIn } from './format';

const english = formatIn('en');
const now = Date.parse('2026-03-01T12:00:00Z');

test('distances are told in the largest unit that fits', () => {
  expect(english.distance('2026-03-01T11:59:30Z', now)).toBe('this minute');
  expect(english.distance('2026-03-01T11:55:00Z', now)).toBe('5 minutes ago');
  expect(english.distance('2026-03-01T15:00:00Z', now)).toBe('in 3 hours');
  expect(english.distance('2026-02-28T12:00:00Z', now)).toBe('yesterday');
  expect(english.distance('2025-11-03T12:00:00Z', now)).toBe('Nov 3, 2025');
  expect(formatIn('de').distance('2026-03-01T11:55:00Z', now)).toBe('vor 5 Minuten');
});

test('durations keep two digits', () => {
  expect(english.duration(1540)).toBe('1.5 ms');
  expect(english.duration(230_000)).toBe('230 ms');
  expect(english.duration(12_345_678)).toBe('12 s');
});
