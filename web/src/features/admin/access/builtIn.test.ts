import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { DESCRIBED, descriptionOf } from './builtIn';
import { access as german } from './text.de';

const MIGRATIONS = '../crates/vestibule-db/migrations/sqlite';
const SQL = readdirSync(MIGRATIONS).map((file) => readFileSync(`${MIGRATIONS}/${file}`, 'utf8')).join('\n');
/** Name, folded name, description, which one, when. */
const SEED = /\('([\w ]+)', '[\w ]+', '((?:[^']|'')+)', '\w+', 0\)/g;
/** Other words for one of them: description, which one. */
const REWORDED = /SET description = '((?:[^']|'')+)'[^;]*WHERE built_in = '(\w+)'/g;

const plain = (text: string) => text.replaceAll("''", "'");

test('what every installation begins with is known as the server describes it', () => {
  const seeded = [...SQL.matchAll(SEED)].map(([, name = '', description = '']) => [name, plain(description)]);
  const reworded = [...SQL.matchAll(REWORDED)].map(([, description = '', name = '']) => [name, plain(description)]);
  expect(reworded).not.toEqual([]);
  expect(DESCRIBED).toEqual({ ...Object.fromEntries(seeded), ...Object.fromEntries(reworded) });
});

const edit = { name: 'edit', description: DESCRIBED.edit, built_in: true };

test('what is built in is described in the language of the reader', () => {
  expect(descriptionOf(edit, german.described)).toBe(german.described.edit);
});

test('a description that somebody has written is left as it is', () => {
  const written = { ...edit, description: 'Write on our boards' };
  expect(descriptionOf(written, german.described)).toBe('Write on our boards');
  expect(descriptionOf({ ...edit, built_in: false }, german.described)).toBe(DESCRIBED.edit);
  expect(descriptionOf({ name: 'newer', description: 'From a newer server', built_in: true }, german.described)).toBe('From a newer server');
});
