import { expect, test } from 'vitest';

import { filterOf, isFiltering, queryOf } from './filter';

test('an address that was tampered with filters nothing', () => {
  const filter = filterOf({ level: 'DEBUG', from: 'yesterday', to: 7, path: 8, more: 'x' });
  expect(isFiltering(filter)).toBe(false);
  expect(queryOf(filter, 'UTC')).toEqual({ path: '/api/' });
});

test("everything is shown only when asked for: the console's own files are many", () => {
  expect(queryOf(filterOf({ path: '' }), 'UTC')).toEqual({});
  expect(isFiltering(filterOf({ path: '' }))).toBe(true);
  expect(filterOf({ path: '/api/' })).toEqual(filterOf({}));
});

test("a day is asked for from its first moment to its last, on the reader's clock", () => {
  const filter = filterOf({ level: 'WARN', from: '2026-03-14', to: '2026-03-14', path: 'api' });
  expect(queryOf(filter, 'America/New_York')).toEqual({
    level: 'WARN',
    path: '/api',
    from: '2026-03-14T04:00:00.000Z',
    to: '2026-03-15T04:00:00.000Z',
  });
});
