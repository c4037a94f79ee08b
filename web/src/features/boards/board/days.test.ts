import { expect, test } from 'vitest';

import { dayOf, isOverdue } from './days';

const NOW = new Date(2026, 2, 10, 23, 30);

test('a day is overdue once it has passed where the reader is', () => {
  expect(isOverdue('2026-03-09', NOW)).toBe(true);
  expect(isOverdue('2026-03-10', NOW)).toBe(false);
});

test('the year is told when it is another one', () => {
  expect(dayOf('2026-03-09', 'en-GB', NOW)).toBe('9 Mar');
  expect(dayOf('2027-01-01', 'en-GB', NOW)).toBe('1 Jan 2027');
});
