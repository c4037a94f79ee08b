import { expect, test } from 'vitest';

import type { Entry } from './activity';
import { latestOf, wordsOf } from './deeds';
import { activity as german } from './text.de';
import { activity as english } from './text.en';

test('a change is told in words, whichever one it was made to', () => {
  expect(wordsOf({ method: 'PATCH', path: '/api/v1/me' }, english)).toBe('Profile or preferences');
  const session = '/api/v1/me/sessions/01a200cd-841f-787c-8da8-3a8f3f2c5f18';
  expect(wordsOf({ method: 'DELETE', path: session }, german)).toBe('Abmeldung eines Geräts');
  expect(wordsOf({ method: 'PATCH', path: '/api/v1/boards/7/tickets/12?draft=1' }, english)).toBe('Change of a ticket');
});

test('what has no words is told as it was asked for', () => {
  expect(wordsOf({ method: 'POST', path: '/create_board/7' }, english)).toBe('POST /create_board/7');
});

test('several lists become one, newest first', () => {
  const entries = (...ids: number[]) => ids.map((id) => ({ id }) as Entry);
  expect(latestOf([entries(9, 3, 1), [], entries(7, 4)], 3).map(({ id }) => id)).toEqual([9, 7, 4]);
});
