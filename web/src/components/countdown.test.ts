import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Problem } from '../api/problem';
import { clock, useCountdown, useWait } from './countdown';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a countdown ends at nought and can be started again', () => {
  const { result } = renderHook(() => useCountdown(2));
  expect(result.current.left).toBe(2);
  act(() => void vi.advanceTimersByTime(1000));
  expect(result.current.left).toBe(1);
  act(() => void vi.advanceTimersByTime(5000));
  expect(result.current.left).toBe(0);
  act(() => result.current.restart());
  expect(result.current.left).toBe(2);
});

test('a refusal for now is waited out, and the next one counts anew', () => {
  const refusal = (seconds: number) => new Problem(429, 'too_many_requests', '', 'id', [], seconds);
  const { result, rerender } = renderHook(({ error }: { error: unknown }) => useWait(error), {
    initialProps: { error: refusal(3) },
  });
  expect(result.current).toBe(3);
  act(() => void vi.advanceTimersByTime(4000));
  expect(result.current).toBe(0);
  rerender({ error: refusal(900) });
  expect(result.current).toBe(900);
  rerender({ error: new Problem(401, 'invalid_credentials', '', 'id') });
  expect(result.current).toBe(0);
});

test('seconds are told as a clock tells them', () => {
  expect([clock(899), clock(60), clock(5)]).toEqual(['14:59', '1:00', '0:05']);
});
