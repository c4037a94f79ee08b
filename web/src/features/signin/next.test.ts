import { expect, test } from 'vitest';

import { safeNext } from './next';

test('somebody who was sent to the sign-in comes back to their page', () => {
  expect(safeNext('/account/profile?tab=1')).toBe('/account/profile?tab=1');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'x', 7, undefined])(
  'nobody is sent to another site: %j',
  (wanted) => expect(safeNext(wanted)).toBeUndefined(),
);
