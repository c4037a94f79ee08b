import { expect, test } from 'vitest';

import { Problem } from '../../../api/problem';
import type { Role } from './api';
import { saveAll } from './saveMatrix';

const role = (id: number, permissions: string[]): Role => ({
  id,
  name: `role ${id}`,
  description: '',
  built_in: false,
  permissions,
  created_at: '2026-01-01T00:00:00Z',
});
const change = (one: Role, permissions: string[]) => ({ role: one, given: [], taken: [], permissions });
const [first, second, third] = [role(1, ['a']), role(2, ['b']), role(3, ['c'])];
const changes = [change(first, ['x']), change(second, ['x']), change(third, ['x'])];

test('a role that somebody else has changed is left as it is; the others are saved', async () => {
  const written: unknown[] = [];
  const outcome = await saveAll(changes, {
    read: (id) => {
      const value = id === 2 ? role(2, ['b', 'new']) : (changes[id - 1]?.role ?? first);
      return Promise.resolve({ value, etag: `"${id}"` });
    },
    write: (...all) => Promise.resolve(written.push(all)),
  });
  expect(written).toEqual([
    [1, ['x'], '"1"'],
    [3, ['x'], '"3"'],
  ]);
  expect(outcome).toEqual({ saved: [1, 3], stale: [second], failure: null });
});

test('a change between reading and writing is noticed by the server', async () => {
  const outcome = await saveAll([change(first, ['x'])], {
    read: () => Promise.resolve({ value: first, etag: '"1"' }),
    write: () => Promise.reject(new Problem(412, 'stale', '', '')),
  });
  expect(outcome).toEqual({ saved: [], stale: [first], failure: null });
});

test('any other refusal ends it, and what was saved until then is told', async () => {
  const refusal = new Problem(403, 'forbidden', '', '');
  const outcome = await saveAll(changes, {
    read: (id) => Promise.resolve({ value: changes[id - 1]?.role ?? first, etag: '' }),
    write: (id) => (id === 2 ? Promise.reject(refusal) : Promise.resolve()),
  });
  expect(outcome).toEqual({ saved: [1], stale: [], failure: refusal });
});
