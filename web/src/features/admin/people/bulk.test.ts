import { expect, test } from 'vitest';

import { actOnAll } from './bulk';

const people = Array.from({ length: 250 }, (_, n) => String(n));

test('a large selection goes in parts, and says how far it is', async () => {
  const parts: number[] = [];
  const told: number[] = [];
  await actOnAll(people, { action: 'disable' }, (done) => told.push(done), (part) => {
    parts.push(part.length);
    return Promise.resolve();
  });
  expect(parts).toEqual([100, 100, 50]);
  expect(told).toEqual([0, 100, 200, 250]);
});

test('a refusal ends it, and what was told stays true', async () => {
  const told: number[] = [];
  const doing = actOnAll(people, { action: 'delete' }, (done) => told.push(done), (part) =>
    part.includes('100') ? Promise.reject(new Error('no')) : Promise.resolve(),
  );
  await expect(doing).rejects.toThrow('no');
  expect(told.at(-1)).toBe(100);
});
