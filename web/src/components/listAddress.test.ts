import { expect, test } from 'vitest';

import { compact, searchOf } from './listAddress';
import { directionOf, nextSort } from './sorting';

test('an address holds the parameters of its page and nothing else', () => {
  const read = searchOf('q', 'status');
  // The router reads `status=200` as a number.
  expect(read({ q: 'jo', status: 200, evil: 'x' })).toEqual({ q: 'jo', status: '200' });
  expect(read({ q: ['a'], status: null })).toEqual({});
  expect(read({ q: '', status: 0 })).toEqual({ status: '0' });
});

test('what is empty is not said', () => {
  expect(compact({ q: '', role: 'Editor', cursor: undefined })).toEqual({ role: 'Editor' });
});

test('a click on a column sorts by it, and another turns it round', () => {
  expect(directionOf('-email', 'email')).toBe('descending');
  expect(directionOf('email', 'username')).toBe('none');
  expect(nextSort('username', 'email')).toBe('email');
  expect(nextSort('email', 'email')).toBe('-email');
  expect(nextSort('-email', 'email')).toBe('email');
});
