import { expect, test } from 'vitest';

import type { Card } from '../model';
import { isEmpty, matches, NOBODY, readFilter } from './filter';

const CARD = {
  id: 42,
  title: 'Mend the door',
  labels: ['House', 'urgent'],
  assignee: { uuid: 'u-1', username: 'jodo' },
} as Card;

test('all words must occur, wherever and in either case', () => {
  expect(matches(CARD, { q: 'DOOR jodo' })).toBe(true);
  expect(matches(CARD, { q: '#42' })).toBe(true);
  expect(matches(CARD, { q: 'door window' })).toBe(false);
});

test('a person, nobody or a label narrow it down', () => {
  expect(matches(CARD, { assignee: 'u-1', label: 'House' })).toBe(true);
  expect(matches(CARD, { assignee: NOBODY })).toBe(false);
  expect(matches({ ...CARD, assignee: null }, { assignee: NOBODY })).toBe(true);
  expect(matches(CARD, { label: 'Hou' })).toBe(false);
});

test('anything may stand in the address', () => {
  expect(readFilter({ q: 7, label: ['x'], assignee: '', other: 'x' })).toEqual({ q: '7' });
  expect(isEmpty(readFilter({}))).toBe(true);
  expect(isEmpty({ q: '  ' })).toBe(true);
});
