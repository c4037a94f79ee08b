import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { noteAnswer, noteSilence } from '../../../api/connection';
import { follow, type Source } from './stream';

type Listener = (event: MessageEvent<string>) => void;

class FakeSource implements Source {
  readonly listeners = new Map<string, Listener>();
  isClosed = false;

  constructor(readonly url: string) {}

  addEventListener(kind: string, listener: Listener): void {
    this.listeners.set(kind, listener);
  }

  close(): void {
    this.isClosed = true;
  }

  says(kind: string, data: unknown = {}, lastEventId = ''): void {
    this.listeners.get(kind)?.({ data: JSON.stringify(data), lastEventId } as MessageEvent<string>);
  }
}

const opened: FakeSource[] = [];
const hears = { event: vi.fn(), presence: vi.fn(), reload: vi.fn(), liveness: vi.fn(), lost: vi.fn() };
const open = (url: string) => {
  const source = new FakeSource(url);
  opened.push(source);
  return source;
};
const last = () => opened.at(-1) ?? open('');

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  opened.length = 0;
  vi.clearAllMocks();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a lost connection is taken up again after the last event that was heard', () => {
  follow(7, 10, hears, open);
  expect(last().url).toBe('/api/v1/boards/7/events?after=10');
  last().says('hello', { seq: 10 }, '10');
  last().says('ticket_added', { seq: 12 }, '12');
  expect(hears.event).toHaveBeenCalledWith({ seq: 12 });

  last().says('error');
  expect(hears.liveness).toHaveBeenLastCalledWith('reconnecting');
  expect(hears.lost).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(500);
  expect(opened).toHaveLength(2);
  expect(last().url).toBe('/api/v1/boards/7/events?after=12');
  last().says('hello', { seq: 12 }, '12');
  expect(hears.liveness).toHaveBeenLastCalledWith('live');
});

test('a server that stays away is asked less and less often, and often again once it was there', () => {
  follow(7, 0, hears, open);
  for (const wait of [500, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
    const before = opened.length;
    last().says('error');
    vi.advanceTimersByTime(wait - 1);
    expect(opened).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(before + 1);
  }
  last().says('hello');
  last().says('error');
  const before = opened.length;
  vi.advanceTimersByTime(500);
  expect(opened).toHaveLength(before + 1);
});

test('a server that is back is asked at once', () => {
  const leave = follow(7, 10, hears, open);
  for (const wait of [500, 1000, 2000, 4000]) {
    last().says('error');
    vi.advanceTimersByTime(wait);
  }
  last().says('error');
  const before = opened.length;
  noteSilence();
  noteAnswer();
  expect(opened).toHaveLength(before + 1);
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(before + 1);

  leave();
  noteSilence();
  noteAnswer();
  expect(opened).toHaveLength(before + 1);
});

test('whoever leaves the board hears nothing more', () => {
  const leave = follow(7, 0, hears, open);
  last().says('error');
  leave();
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
  expect(last().isClosed).toBe(true);
});
