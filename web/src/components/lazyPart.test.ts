import { afterEach, expect, test, vi } from 'vitest';

import { MissingCode } from '../boot/bring';
import { patiently } from './lazyPart';

afterEach(() => void vi.unstubAllGlobals());

const away = new MissingCode('/part.js', false);

test('a part that cannot be fetched is waited for until the server is back', async () => {
  let isAway = true;
  vi.stubGlobal('fetch', () => (isAway ? Promise.reject(new TypeError('offline')) : Promise.resolve(new Response())));
  const fetch = vi.fn(() => (isAway ? Promise.reject(away) : Promise.resolve('the part')));
  const part = patiently(fetch);
  await expect.poll(() => fetch.mock.calls.length).toBe(1);
  isAway = false;
  window.dispatchEvent(new Event('online'));
  await expect(part).resolves.toBe('the part');
});

test('a part that a proxy answers for is asked for until it is there', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 502 })));
  const fetch = vi.fn<() => Promise<string>>().mockResolvedValue('the part').mockRejectedValueOnce(away).mockRejectedValueOnce(away);
  await expect(patiently(fetch)).resolves.toBe('the part');
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a part that the server does not have is not waited for, nor one that is broken', async () => {
  await expect(patiently(() => Promise.reject(new MissingCode('/part.js', true)))).rejects.toThrow('/part.js');
  await expect(patiently(() => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow('undefined');
});
