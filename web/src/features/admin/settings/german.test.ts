import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { defaults, forms, values } from './forms.de';
import { reasons } from './reasons.de';

const CONFIG = '../crates/vestibule/src/config';
const read = (files: readonly string[]) => files.map((file) => readFileSync(`${CONFIG}/${file}`, 'utf8')).join('\n');
const FILES = readdirSync(CONFIG).filter((file) => file.endsWith('.rs'));
const TABLE = read(FILES.filter((file) => file.startsWith('table')));

/** What a pattern finds, each once. */
const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))].sort();
const keysOf = (words: Record<string, string>) => Object.keys(words).sort();

const KEYS = found(TABLE, /= Key::new\("([^"]+)"/g);

test('every setting is described in German', () => {
  expect(KEYS).toContain('mail.port');
  expect(keysOf(reasons)).toEqual(KEYS);
});

test('what a setting takes, and what holds without it, is said in German', () => {
  const tables = TABLE.matchAll(/= Key::new\("[^"]+", (?<fallback>.+), "(?<form>[^"]+)"\)$/gm);
  const written = [...tables].map(({ groups }) => groups ?? {});
  expect(written).toHaveLength(KEYS.length);
  expect(keysOf(forms)).toEqual([...new Set(written.map(({ form }) => form))].sort());
  const fallbacks = written.map(({ fallback = '' }) => fallback).join('\n');
  expect(keysOf(defaults)).toEqual(found(fallbacks, /^(?:derived|unset)\("([^"]+)"/gm));
});

test('words that stand in place of a value are German', () => {
  expect(keysOf(values)).toEqual(found(read(FILES), /"(\([a-z][^"]*\))"/g));
});
