import { expect, test } from 'vitest';

import { inOrder, type Session } from './sessions';

const session = (id: number, last_seen_at: string, current = false): Session => ({
  id,
  last_seen_at,
  current,
  browser: 'Firefox',
  system: 'Linux',
  address: null,
  created_at: last_seen_at,
  expires_at: last_seen_at,
});

test('this device comes first, then the latest used', () => {
  const order = inOrder([
    session(1, '2026-01-01T00:00:00Z'),
    session(2, '2026-01-03T00:00:00Z'),
    session(3, '2026-01-02T00:00:00Z', true),
  ]);
  expect(order.map(({ id }) => id)).toEqual([3, 2, 1]);
});
