import { expect, test } from 'vitest';

import { formatIn } from '../../../text/format';
import { csvAddress } from './api';
import { changedFields } from './change';
import { byDay } from './history';

test('before and after of a change stand side by side', () => {
  const detail = { before: { name: 'Editor', permissions: ['a', 'b'] }, after: { name: 'Author', permissions: [] } };
  expect(changedFields(detail)).toEqual([
    { field: 'name', before: 'Editor', after: 'Author' },
    { field: 'permissions', before: 'a, b', after: undefined },
  ]);
});

test('what is not a change is told as it is', () => {
  expect(changedFields({ role: 'Editor', count: 3 })).toEqual([
    { field: 'role', before: undefined, after: 'Editor' },
    { field: 'count', before: undefined, after: '3' },
  ]);
  expect(changedFields(null)).toEqual([]);
});

test('the table for spreadsheets holds what the page shows, from its beginning', () => {
  expect(csvAddress({ path: '/api/', status: '404', cursor: 'x' })).toBe('/api/v1/logs.csv?path=%2Fapi%2F&status=404');
  expect(csvAddress({})).toBe('/api/v1/logs.csv');
});

test('moments fall into their days, the last of which is today', () => {
  const dayOf = formatIn('en', 'Asia/Tokyo').day;
  const moments = ['2026-03-01T16:00:00Z', '2026-03-01T14:00:00Z', '2026-02-28T15:00:00Z', '2026-03-01T03:00:00Z'];
  expect(byDay(moments, 3, '2026-03-02', dayOf)).toEqual([0, 3, 1]);
  expect(byDay(['2020-02-01T00:00:00Z'], 3, '2026-03-02', dayOf)).toEqual([0, 0, 0]);
});
