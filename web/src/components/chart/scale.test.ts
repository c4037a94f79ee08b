import { expect, test } from 'vitest';

import { linePath, shownLabels, ticksUpTo, wholeTicksUpTo } from './scale';

test('an axis ends at a round number that holds every value', () => {
  expect(ticksUpTo(87)).toEqual([0, 50, 100]);
  expect(ticksUpTo(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticksUpTo(100)).toEqual([0, 50, 100]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
  for (const largest of [1, 3, 7, 19, 1234, 98765]) {
    const ticks = ticksUpTo(largest);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});

test('what is counted has no halves', () => {
  expect(wholeTicksUpTo(1)).toEqual([0, 1]);
  expect(wholeTicksUpTo(3)).toEqual([0, 1, 2, 3]);
});

test('labels keep their distance, and the last is there', () => {
  expect(shownLabels(31, 300, 60)).toEqual([2, 9, 16, 23, 30]);
  expect(shownLabels(3, 600, 60)).toEqual([0, 1, 2]);
});

test('a line is broken where nothing was measured', () => {
  expect(linePath([{ x: 0, y: 1 }, { x: 1, y: 2 }, undefined, { x: 3, y: 4 }])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
});
