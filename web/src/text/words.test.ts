import { expect, test } from 'vitest';

import { readable, wordsFor } from './words';

test('a name that is not known here is told as well as it can be', () => {
  const words = { role_granted: 'Rolle vergeben' };
  expect(wordsFor(words, 'role_granted')).toBe('Rolle vergeben');
  expect(wordsFor(words, 'moon_landed', readable('moon_landed'))).toBe('Moon landed');
  expect(wordsFor(words, 'toString')).toBe('toString');
});
