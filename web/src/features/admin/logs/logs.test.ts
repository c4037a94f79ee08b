import { expect, test } from 'vitest';

import { csvAddress } from './api';
import { changedFields } from './change';
import { partsOf, targetOf } from './target';

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

test('names of the server are told in words, names that people gave as they are', () => {
  const words = { with: { totp: 'authenticator' }, active: { true: 'yes' } };
  expect(changedFields({ with: ['totp', 'something new'], active: true, name: 'totp' }, words)).toEqual([
    { field: 'with', before: undefined, after: 'authenticator, something new' },
    { field: 'active', before: undefined, after: 'yes' },
    { field: 'name', before: undefined, after: 'totp' },
  ]);
});

test('the table for spreadsheets holds what the page shows, from its beginning', () => {
  expect(csvAddress({ path: '/api/', status: '404', cursor: 'x' })).toBe('/api/v1/logs.csv?path=%2Fapi%2F&status=404');
  expect(csvAddress({})).toBe('/api/v1/logs.csv');
});

test('a target is a kind, or one of it by a name that may hold anything', () => {
  for (const target of ['', 'role', 'role:Editor', 'permission:notes:read']) {
    const { kind, id } = partsOf(target);
    expect(targetOf(kind, id)).toBe(target);
  }
  expect(partsOf('permission:notes:read')).toEqual({ kind: 'permission', id: 'notes:read' });
});
