import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { mail as german } from './text.de';
import { mail as english } from './text.en';

const RUST = readFileSync('../crates/vestibule/src/mail/letter.rs', 'utf8');
const [, list = ''] = /^pub enum Letter \{\n(.*?)^\}/ms.exec(RUST) ?? [];
/** Stored and shown in snake case. */
const LETTERS = [...list.matchAll(/^ {4}(\w+) \{$/gm)]
  .map(([, name = '']) => name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase())
  .sort();

test('every letter has a name in both languages', () => {
  expect(LETTERS).toContain('welcome_by_address');
  expect(Object.keys(english.names).sort()).toEqual(LETTERS);
  expect(Object.keys(german.names).sort()).toEqual(LETTERS);
});

test('no two letters are called the same', () => {
  for (const { names } of [english, german]) {
    expect(new Set(Object.values(names)).size).toBe(LETTERS.length);
  }
});
