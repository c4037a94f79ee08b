import { expect, test } from 'vitest';

import { beginningOf, dayIn } from './days';

test('a day begins when the clocks of its zone say so', () => {
  expect(beginningOf('UTC', '2026-11-22')).toBe('2026-11-22T00:00:00.000Z');
  expect(beginningOf('America/New_York', '2026-11-22')).toBe('2026-11-22T05:00:00.000Z');
  expect(beginningOf('Pacific/Auckland', '2026-11-22')).toBe('2026-11-21T11:00:00.000Z');
  expect(beginningOf('Asia/Kathmandu', '2026-11-22')).toBe('2026-11-21T18:15:00.000Z');
});

test('a day on which the clocks change is as long as it is', () => {
  for (const [day, hours] of [['2026-03-29', 23], ['2026-10-25', 25], ['2026-10-26', 24]] as const) {
    const [from, to] = [beginningOf('Europe/Berlin', day), beginningOf('Europe/Berlin', day, 1)];
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(hours * 3_600_000);
  }
});

test('a moment lies in the day that its beginning says, wherever one is', () => {
  for (const zone of ['UTC', 'America/New_York', 'Pacific/Auckland', 'Europe/Berlin', 'Nowhere/At_All']) {
    const from = Date.parse(beginningOf(zone, '2026-01-31') ?? '');
    expect(dayIn(zone, from)).toBe('2026-01-31');
    expect(dayIn(zone, from - 1)).toBe('2026-01-30');
  }
});

test('a day that is not whole yet is none', () => {
  expect(beginningOf('UTC', '')).toBeUndefined();
  expect(beginningOf('UTC', '0002-01-31')).toBeUndefined();
  expect(beginningOf('UTC', 'nonsense')).toBeUndefined();
});
