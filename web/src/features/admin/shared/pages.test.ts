import { expect, test } from 'vitest';

import { firstPages } from './pages';

const pagesOf = (count: number) => (cursor: string | undefined) => {
  const from = Number(cursor ?? 0);
  const items = Array.from({ length: Math.min(10, count - from) }, (_, n) => from + n);
  return Promise.resolve({ items, next: from + 10 < count ? String(from + 10) : null });
};

test.each([
  [20, 20, false],
  [25, 25, false],
  [30, 30, false],
  [31, 30, true],
  [99, 30, true],
])('of %i there are %i, and more: %s', async (count, read, hasMore) => {
  const pages = await firstPages(pagesOf(count), 30);
  expect(pages.items).toHaveLength(read);
  expect(pages.hasMore).toBe(hasMore);
});
