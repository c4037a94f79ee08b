import { expect, test } from 'vitest';

import type { Role } from './api';
import { giftOf } from './gift';
import { countOf, differences, holds, isSameSet, lockOf, toggled } from './matrix';

const role = (id: number, permissions: string[], built_in = false, name = `role ${id}`): Role => ({
  id,
  name,
  description: '',
  built_in,
  permissions,
  created_at: '2026-01-01T00:00:00Z',
});

test('a box that is put back leaves nothing to save', () => {
  const editors = role(1, ['edit', 'publish']);
  const once = toggled(new Map(), editors, 'edit');
  expect(holds(once, editors, 'edit')).toBe(false);
  expect(holds(once, editors, 'publish')).toBe(true);
  expect(toggled(once, editors, 'edit').size).toBe(0);
});

test('the difference names what is given and what is taken, role by role', () => {
  const [editors, readers, others] = [role(1, ['edit', 'read']), role(2, ['read']), role(3, [])];
  let draft = toggled(new Map(), editors, 'edit');
  draft = toggled(draft, editors, 'archive');
  draft = toggled(draft, readers, 'edit');
  const found = differences(draft, [editors, readers, others]);
  expect(found.map(({ role: { id }, given, taken, permissions }) => ({ id, given, taken, permissions }))).toEqual([
    { id: 1, given: ['archive'], taken: ['edit'], permissions: ['archive', 'read'] },
    { id: 2, given: ['edit'], taken: [], permissions: ['edit', 'read'] },
  ]);
  expect(countOf(found)).toBe(3);
});

test('the order in which the server names a set means nothing', () => {
  expect(isSameSet(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isSameSet(['a'], ['a', 'b'])).toBe(false);
});

test('what is built in stays as it is', () => {
  expect(lockOf(role(1, [], true, 'Super Admin'), false)).toBe('all');
  expect(lockOf(role(2, [], true, 'Admin'), true)).toBe('fixed');
  expect(lockOf(role(2, [], true, 'Admin'), false)).toBeUndefined();
  expect(lockOf(role(3, []), true)).toBeUndefined();
});

test('a choice names a role by its row or a permission by its name', () => {
  expect(giftOf('role:7')).toEqual({ role_id: 7 });
  expect(giftOf('permission:a:b')).toEqual({ permission: 'a:b' });
  expect(giftOf('')).toBeUndefined();
});
