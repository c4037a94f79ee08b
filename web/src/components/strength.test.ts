import { expect, test } from 'vitest';

import { strengthOf } from './strength';

test.each([
  ['', 0],
  ['short1!', 1],
  ['password', 1],
  ['aaaaaaaaaaaa', 1],
  ['abcdefgh12345678', 1],
  ['securepassword', 2],
  ['kaffee-im-regen', 4],
  ['correct horse battery staple', 4],
])('%j is %i', (password, expected) => {
  expect(strengthOf(password, [])).toBe(expected);
});

test('a password with the own name in it is weak however long it is', () => {
  expect(strengthOf('tulip-lamp-jolanthe-92', ['Jolanthe', 'jo@example.com'])).toBe(1);
  expect(strengthOf('tulip-lamp-jo-92-harbour', ['Jolanthe', 'jo@example.com'])).toBe(4);
});
