import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { values } from './values.en';

const RUST = '../crates/vestibule/src';
const texts = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rs'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));

/** What the server writes into events in so many words: field and value. */
const WRITTEN = texts(RUST)
  .flatMap((text) => [...text.matchAll(/\.with\(json!\(\{(.*?)\}\)\)/gs)])
  .flatMap(([, detail = '']) => [...detail.matchAll(/"(\w+)": "([^"]+)"/g)])
  .map(([, field = '', value = '']) => ({ field, value }));

/** What was asked of the payment provider. */
const DEEDS = texts(`${RUST}/billing`)
  .flatMap((text) => [...text.matchAll(/(?:Command::(?:on|new)|update)\([^;]*?"(\w+)"\)/gs)])
  .map(([, deed]) => deed);

test('every name that the server writes into an event has words', () => {
  expect(WRITTEN).toContainEqual({ field: 'with', value: 'mailed link' });
  for (const { field, value } of WRITTEN) {
    expect(values).toHaveProperty([field, value]);
  }
});

test('everything that is asked of the payment provider has words', () => {
  expect(DEEDS).toContain('open_checkout');
  expect(Object.keys(values.deed)).toEqual(expect.arrayContaining(DEEDS));
});
