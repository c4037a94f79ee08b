import { beforeEach, expect, test, vi } from 'vitest';

import { sequence } from './sequence';

const heard = vi.fn();
let hear: (event: KeyboardEvent) => void;

beforeEach(() => {
  heard.mockClear();
  hear = sequence('g', heard);
});

function press(key: string, at: number, more: { ctrlKey?: boolean; target?: EventTarget } = {}): void {
  hear({ key, timeStamp: at, target: document.body, ...more } as unknown as KeyboardEvent);
}

test('the leading key and then another is a sequence', () => {
  press('g', 0);
  press('o', 500);
  expect(heard).toHaveBeenCalledExactlyOnceWith('o');
});

test('a second key that comes late is not', () => {
  press('g', 0);
  press('o', 1500);
  expect(heard).not.toHaveBeenCalled();
});

test('typing into an input and shortcuts of the browser are left alone', () => {
  press('g', 0, { target: document.createElement('input') });
  press('o', 100);
  press('g', 200, { ctrlKey: true });
  press('o', 300);
  expect(heard).not.toHaveBeenCalled();
});
