import { expect, test } from 'vitest';

import type { Card, Column } from '../model';
import { carried, lanesOf, moved, moveOf, neighbour } from './lanes';

const column = (id: number, order: string) => ({ id, order, name: `column ${id}` }) as Column;
const card = (id: number, at: number, order: string) => ({ id, column: at, order, title: `ticket ${id}` }) as Card;

/** Two tickets in the first column, one in the third. */
const LANES = lanesOf({
  columns: [column(2, 'b'), column(1, 'a'), column(3, 'c')],
  tickets: [card(11, 1, 'Z'), card(12, 1, 'a'), card(31, 3, 'V')],
});

const ids = (lanes: ReturnType<typeof lanesOf>) => lanes.map(({ cards }) => cards.map(({ id }) => id));

test('columns and tickets lie in the order of their keys, byte by byte', () => {
  expect(LANES.map(({ column: { id } }) => id)).toEqual([1, 2, 3]);
  expect(ids(LANES)).toEqual([[11, 12], [], [31]]);
});

test('a move places a ticket behind or ahead of a neighbour, or at the end', () => {
  expect(ids(moved(LANES, { ticket: 31, column: 1, after: 11 }))).toEqual([[11, 31, 12], [], []]);
  expect(ids(moved(LANES, { ticket: 31, column: 1, before: 11 }))).toEqual([[31, 11, 12], [], []]);
  expect(ids(moved(LANES, { ticket: 11, column: 1 }))).toEqual([[12, 11], [], [31]]);
});

test('a move that has been overtaken does no harm', () => {
  expect(ids(moved(LANES, { ticket: 31, column: 1, after: 99 }))).toEqual([[11, 12, 31], [], []]);
  expect(ids(moved(LANES, { ticket: 99, column: 1 }))).toEqual(ids(LANES));
  expect(ids(moved(LANES, { ticket: 11, column: 99 }))).toEqual(ids(LANES));
});

test('letting go names the neighbour that was seen, and nothing when nothing moved', () => {
  expect(moveOf(LANES, { ticket: 31, column: 1, index: 1 })).toEqual({ ticket: 31, column: 1, after: 11 });
  expect(moveOf(LANES, { ticket: 31, column: 1, index: 0 })).toEqual({ ticket: 31, column: 1, before: 11 });
  expect(moveOf(LANES, { ticket: 31, column: 2, index: 0 })).toEqual({ ticket: 31, column: 2 });
  expect(moveOf(LANES, { ticket: 12, column: 1, index: 1 })).toBeUndefined();
});

test('arrows carry a ticket within its column and to the next, and stop at the edges', () => {
  const at = { ticket: 11, column: 1, index: 0 };
  expect(carried(LANES, at, 'ArrowDown')).toEqual({ ...at, index: 1 });
  expect(carried(LANES, { ...at, index: 1 }, 'ArrowDown')).toEqual({ ...at, index: 1 });
  expect(carried(LANES, { ...at, index: 1 }, 'ArrowRight')).toEqual({ ...at, column: 2, index: 0 });
  expect(carried(LANES, at, 'ArrowLeft')).toEqual(at);
});

test('arrows lead from ticket to ticket and pass over empty columns', () => {
  expect(neighbour(LANES, 11, 'ArrowDown')).toBe(12);
  expect(neighbour(LANES, 12, 'ArrowRight')).toBe(31);
  expect(neighbour(LANES, 31, 'ArrowLeft')).toBe(11);
  expect(neighbour(LANES, 31, 'ArrowUp')).toBeUndefined();
});
