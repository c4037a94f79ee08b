import { expect, test } from 'vitest';

import { type Point, totalsOf } from './api';

const point = (values: Partial<Point>): Point => ({
  at: '2026-01-01T00:00:00Z',
  sign_ups: 0,
  sign_ins: 0,
  sign_ins_refused: 0,
  active_people: null,
  letters: 0,
  letters_given_up: 0,
  requests: 0,
  refused: 0,
  errors: 0,
  latency_p50_us: null,
  latency_p95_us: null,
  ...values,
});

test('the answer time of a span is that of its busy steps', () => {
  const totals = totalsOf([
    point({ requests: 900, latency_p95_us: 1000, errors: 2 }),
    point({ requests: 100, latency_p95_us: 11_000, errors: 1 }),
    point({}),
  ]);
  expect(totals).toMatchObject({ requests: 1000, errors: 3, p95: 2000 });
});

test('what was not measured is not told as nothing', () => {
  expect(totalsOf([point({})])).toMatchObject({ p95: undefined, activeToday: undefined });
  expect(totalsOf([point({ active_people: 0 })]).activeToday).toBe(0);
});
