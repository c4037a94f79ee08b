import { expect, test } from 'vitest';

import { changedOf } from './changed';

test('only what was changed is sent, and blanks around it are no change', () => {
  const known = { first_name: 'Jo', username: 'jo' };
  expect(changedOf(known, { first_name: ' Jo ', username: 'jo' })).toEqual({});
  expect(changedOf(known, { first_name: '', username: 'jo-2' })).toEqual({ first_name: '', username: 'jo-2' });
});
