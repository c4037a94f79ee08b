import { expect, test } from 'vitest';

import { boundOf, dayOf } from './filters';

test('the last day of a span is shown whole, and comes back as it was chosen', () => {
  for (const isEnd of [false, true]) {
    expect(dayOf(boundOf('2026-01-31', isEnd) ?? '', isEnd)).toBe('2026-01-31');
  }
  const [from, to] = [boundOf('2026-01-31', false), boundOf('2026-01-31', true)];
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3600 * 1000);
});

test('a day that is not whole yet filters nothing', () => {
  expect(boundOf('', false)).toBeUndefined();
  expect(boundOf('0002-01-31', false)).toBeUndefined();
  expect(dayOf('nonsense', false)).toBe('');
});
