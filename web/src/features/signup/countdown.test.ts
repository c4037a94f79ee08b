import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useCountdown } from './countdown';

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
