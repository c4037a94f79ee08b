import { expect, test } from 'vitest';

import { filterOf, isFiltering, queryOf } from './filter';

test('an address that was tampered with filters nothing', () => {
  const filter = filterOf({ level: 'DEBUG', from: 'yesterday', to: 7, path: 8, more: 'x' });
  expect(isFiltering(filter)).toBe(false);
  expect(queryOf(filter)).toEqual({ path: '/api/' });
});

test("everything is shown only when asked for: the console's own files are many", () => {
  expect(queryOf(filterOf({ path: '' }))).toEqual({});
  expect(isFiltering(filterOf({ path: '' }))).toBe(true);
  expect(filterOf({ path: '/api/' })).toEqual(filterOf({}));
});

test('a day is asked for from its first moment to its last', () => {
  const query = queryOf(filterOf({ level: 'WARN', from: '2026-03-14', to: '2026-03-14', path: 'api' }));
  expect(query).toMatchObject({ level: 'WARN', path: '/api' });
  const length = Date.parse(query.to ?? '') - Date.parse(query.from ?? '');
  expect(length).toBe(24 * 60 * 60 * 1000);
});
