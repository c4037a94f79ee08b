import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { bring, MissingCode } from './bring';

/** What the server answers, by address; nothing is no answer. */
const answers = new Map<string, number>();
const asked: string[] = [];
let sheets: HTMLLinkElement[] = [];

beforeEach(() => {
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    const status = answers.get(url);
    return status === undefined ? Promise.reject(new TypeError('offline')) : Promise.resolve(new Response('', { status }));
  });
  vi.spyOn(document.head, 'append').mockImplementation((link) => void sheets.push(link as HTMLLinkElement));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  answers.clear();
  asked.length = 0;
  sheets = [];
});

test('nothing is imported before its files are here, and only what did not come is asked for again', async () => {
  const load = vi.fn(() => Promise.resolve('part'));
  answers.set('/one.js', 200);
  await expect(bring(load, ['one.js', 'two.js'])).rejects.toMatchObject({ isGone: false });
  expect(load).not.toHaveBeenCalled();
  answers.set('/two.js', 200);
  await expect(bring(load, ['one.js', 'two.js'])).resolves.toBe('part');
  expect(asked).toEqual(['/one.js', '/two.js', '/two.js']);
});

test('sheets are applied in their order, and one that failed anew', async () => {
  const failed = bring(() => Promise.resolve(), ['a.css', 'b.css']);
  expect(sheets.map((link) => link.getAttribute('href'))).toEqual(['/a.css', '/b.css']);
  const [a, b] = sheets;
  const removes = vi.spyOn(b ?? document.head, 'remove');
  a?.dispatchEvent(new Event('load'));
  b?.dispatchEvent(new Event('error'));
  await expect(failed).rejects.toMatchObject({ isGone: false });
  // Else it would look as if the page had it.
  expect(removes).toHaveBeenCalled();

  const brought = bring(() => Promise.resolve('part'), ['a.css', 'b.css']);
  expect(sheets).toHaveLength(3);
  sheets[2]?.dispatchEvent(new Event('load'));
  await expect(brought).resolves.toBe('part');
});

test.each([
  ['gone.js', 404, true],
  ['gone.css', 404, true],
  ['behind-a-proxy-that-restarts.js', 502, false],
])('what the server does not have belongs to an earlier version: %s, %d', async (file, status, isGone) => {
  answers.set(`/${file}`, status);
  const failed = bring(() => Promise.resolve(), [file]);
  sheets[0]?.dispatchEvent(new Event('error'));
  await expect(failed).rejects.toBeInstanceOf(MissingCode);
  await expect(failed).rejects.toMatchObject({ isGone });
});

test('an import that fails although its files were here is tried again from the start', async () => {
  answers.set('/lost.js', 200);
  const load = vi.fn(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /lost.js')));
  await expect(bring(load, ['lost.js'])).rejects.toMatchObject({ isGone: false });
  await expect(bring(() => Promise.resolve('part'), ['lost.js'])).resolves.toBe('part');
  expect(asked).toEqual(['/lost.js', '/lost.js']);
  // A defect of the part is none of its coming.
  await expect(bring(() => Promise.reject(new TypeError('x is undefined')), ['lost.js'])).rejects.toThrow('undefined');
});

test('what the page itself names is not asked for', async () => {
  document.head.innerHTML = '<link rel="modulepreload" href="/base.js">';
  await expect(bring(() => Promise.resolve('part'), ['base.js'])).resolves.toBe('part');
  expect(asked).toEqual([]);
});
