import { expect, test } from 'vitest';

import type { Card, Column, HappenedEvent, WholeBoard } from '../model';
import { after } from './events';

const card = (id: number, more: Partial<Card> = {}) =>
  ({ id, column: 1, order: 'V', title: 'old', version: 1, comments: 0, ...more }) as Card;

const BOARD = {
  id: 7,
  seq: 10,
  columns: [{ id: 1, order: 'V', version: 1 } as Column],
  tickets: [card(5)],
  right: 'write',
} as WholeBoard;

const event = (kind: string, data: unknown, more: Partial<HappenedEvent> = {}) =>
  ({ seq: 11, kind, data, ticket: 5, at: '', ...more }) as HappenedEvent;

function applied(one: HappenedEvent): WholeBoard {
  const board = after(BOARD, one);
  if (board === 'reread') {
    throw new Error('the board would be read again');
  }
  return board;
}

test('a changed ticket takes the place of what was known of it', () => {
  const board = applied(event('ticket_changed', card(5, { title: 'new', version: 2 })));
  expect(board.tickets).toEqual([card(5, { title: 'new', version: 2 })]);
  expect(board.seq).toBe(11);
});

test('an older state than the one that is known is not gone back to', () => {
  const known = { ...BOARD, tickets: [card(5, { title: 'mine', version: 3 })] };
  const board = after(known, event('ticket_moved', card(5, { title: 'older', version: 2 })));
  expect(board).toMatchObject({ tickets: [{ title: 'mine' }], seq: 11 });
});

test('what was heard before changes nothing, and what is missing is read', () => {
  expect(after(BOARD, event('ticket_deleted', { id: 5 }, { seq: 10 }))).toBe(BOARD);
  expect(after(BOARD, event('ticket_deleted', { id: 5 }, { seq: 12 }))).toBe('reread');
});

test('what was deleted after an event leaves nothing behind', () => {
  expect(applied(event('ticket_added', {}))).toEqual({ ...BOARD, seq: 11 });
  expect(applied(event('column_changed', {}, { ticket: null }))).toEqual({ ...BOARD, seq: 11 });
});

test('a column goes with its tickets', () => {
  expect(applied(event('column_archived', { id: 1 }, { ticket: null }))).toMatchObject({ columns: [], tickets: [] });
});

test('keys that were spread out are taken over', () => {
  const board = applied(event('reordered', { column: 1, keys: { 5: 'k' } }, { ticket: null }));
  expect(board.tickets[0]?.order).toBe('k');
});

test('comments are counted', () => {
  expect(applied(event('comment_added', {})).tickets[0]?.comments).toBe(1);
  expect(applied(event('comment_deleted', {})).tickets[0]?.comments).toBe(0);
});

test('who may read, and kinds that a later version brings, are asked about anew', () => {
  expect(after(BOARD, event('member_set', {}))).toBe('reread');
  expect(after(BOARD, event('column_restored', {}))).toBe('reread');
  expect(after(BOARD, event('something_new', {}))).toBe('reread');
});
