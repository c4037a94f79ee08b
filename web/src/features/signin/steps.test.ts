import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { Me } from '../../api/session';
import { endOf, type Unfinished, useSignIn } from './steps';

const due = (status: string, expires_at = '2026-01-01T00:10:00Z'): Unfinished => ({
  status,
  attempt: 'a',
  methods: [],
  expires_at,
});

test('a sign-in goes through what is due, and whoever takes too long starts anew with their name kept', () => {
  const onSignedIn = vi.fn();
  const { result } = renderHook(() => useSignIn(onSignedIn));
  expect(result.current.step).toBe('password');
  act(() => result.current.take(due('second_factor_required'), 'jo'));
  expect(result.current.step).toBe('code');
  act(() => result.current.take(due('new_password_required')));
  expect(result.current).toMatchObject({ step: 'newPassword', name: 'jo' });
  act(() => result.current.expire());
  expect(result.current).toMatchObject({ step: 'password', isOver: true, name: 'jo' });
  const me = { username: 'jo' } as Me;
  act(() => result.current.take(me));
  expect(onSignedIn).toHaveBeenCalledExactlyOnceWith(me);
});

test('a clock that is wrong ends no sign-in early', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const at = (offsetMinutes: number) => endOf(due('x'), now + offsetMinutes * 60_000) - (now + offsetMinutes * 60_000);
  expect(at(4)).toBe(6 * 60_000);
  expect(at(60)).toBe(10 * 60_000);
  expect(at(-60)).toBe(10 * 60_000);
});
