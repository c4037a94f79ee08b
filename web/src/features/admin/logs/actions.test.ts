import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { actions as german } from './actions.de';
import { actions as english } from './actions.en';
import { actionChoices } from './actions';

const RUST = readFileSync('../crates/vestibule/src/audit_log/mod.rs', 'utf8');
const [, list = ''] = /^actions! \{\n(.*?)^\}/ms.exec(RUST) ?? [];
const NAMES = [...list.matchAll(/ "(\w+)"$/gm)].map(([, name]) => name).sort();

test('every action of the audit log has words in both languages', () => {
  expect(NAMES).toContain('role_granted');
  expect(Object.keys(english).sort()).toEqual(NAMES);
  expect(Object.keys(german).sort()).toEqual(NAMES);
});

test('no two actions are called the same', () => {
  for (const words of [english, german]) {
    expect(new Set(Object.values(words)).size).toBe(NAMES.length);
  }
});

test('actions to choose from stand in the order of their words', () => {
  const choices = actionChoices({ a: 'Überall abgemeldet', b: 'Token beendet', c: 'Vorbei' }, 'de');
  expect(choices.map(({ value }) => value)).toEqual(['b', 'a', 'c']);
});
