import { afterEach, expect, test, vi } from 'vitest';

import { patiently } from './lazyPart';

afterEach(() => void vi.unstubAllGlobals());

test('a part that cannot be fetched is waited for until the server is back', async () => {
  let isAway = true;
  const answer = () => (isAway ? Promise.reject(new TypeError('offline')) : Promise.resolve(new Response()));
  vi.stubGlobal('fetch', answer);
  const fetch = vi.fn(() => answer().then(() => 'the part'));
  const part = patiently(fetch);
  await expect.poll(() => fetch.mock.calls.length).toBe(1);
  isAway = false;
  window.dispatchEvent(new Event('online'));
  await expect(part).resolves.toBe('the part');
});

test('a part that the server does not have is not waited for', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response()));
  await expect(patiently(() => Promise.reject(new TypeError('gone')))).rejects.toThrow('gone');
});
