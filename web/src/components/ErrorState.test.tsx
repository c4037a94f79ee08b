import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';

import { Problem, Unreachable } from '../api/problem';
import { MissingCode } from '../boot/bring';
import { loadFirstText, TextProvider } from '../text';
import { en } from '../text/en';
import { ErrorState } from './ErrorState';

// Links need a router; where they lead is met in the browser's stories.
vi.mock('./WayOut', () => ({ WayOut: ({ isGone }: { isGone: boolean }) => <a>{isGone ? 'upwards' : 'anew'}</a> }));

beforeAll(loadFirstText);

function shows(error: unknown, onRetry?: () => void) {
  render(
    <MantineProvider>
      <TextProvider>
        <ErrorState error={error} onRetry={onRetry} />
      </TextProvider>
    </MantineProvider>,
  );
}

const refused = new Problem(422, 'invalid_fields', '', 'id', [{ field: 'sort', code: 'invalid', detail: 'In English.' }]);
const retry = () => screen.queryByRole('button', { name: en.common.retry });

test('what is gone or not understood is not read again: there is a way to the list', () => {
  shows(new Problem(404, 'not_found', '', 'id'), vi.fn());
  expect(screen.getByText('upwards')).toBeDefined();
  shows(refused, vi.fn());
  expect(screen.getByText('anew')).toBeDefined();
  expect(screen.getByText(en.common.addressRefused)).toBeDefined();
  expect(retry()).toBeNull();
});

test('what was wrong with something sent is told as it is', () => {
  shows(refused);
  expect(screen.getByText('In English.')).toBeDefined();
  expect(retry()).toBeNull();
});

test('silence is read again; only whoever has sent something is told that it is kept', () => {
  shows(new Unreachable(), vi.fn());
  expect(retry()).not.toBeNull();
  expect(screen.queryByText(new RegExp(en.common.kept))).toBeNull();
  shows(new Unreachable());
  expect(screen.getByText(new RegExp(en.common.kept))).toBeDefined();
});

test('code that the server does not have is that of an earlier version', () => {
  shows(new MissingCode('/page.js', true), vi.fn());
  expect(screen.getByRole('button', { name: en.common.reload })).toBeDefined();
  expect(retry()).toBeNull();
});

test('while nobody answers missing code is silence like any other', () => {
  shows(new MissingCode('/page.js', false), vi.fn());
  expect(screen.getByText(en.common.unreachable)).toBeDefined();
  expect(retry()).not.toBeNull();
});
