import { expect, test } from 'vitest';

import { boundOf, dayOf } from './filters';

const ZONE = 'Pacific/Auckland';

test('the last day of a span is shown whole, and comes back as it was chosen', () => {
  for (const isEnd of [false, true]) {
    expect(dayOf(boundOf('2026-01-31', isEnd, ZONE) ?? '', isEnd, ZONE)).toBe('2026-01-31');
  }
  const [from, to] = [boundOf('2026-01-31', false, ZONE), boundOf('2026-01-31', true, ZONE)];
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3600 * 1000);
});

test('a day that is not whole yet filters nothing', () => {
  expect(boundOf('', false, ZONE)).toBeUndefined();
  expect(boundOf('0002-01-31', false, ZONE)).toBeUndefined();
  expect(dayOf('nonsense', false, ZONE)).toBe('');
});
