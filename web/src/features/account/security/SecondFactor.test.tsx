import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { queryClient } from '../../../api/session';
import type { Confirmation } from '../../../components/ConfirmForm';
import { loadFirstText, loadWholeText, TextProvider } from '../../../text';
import { SecondFactor } from './SecondFactor';

const asked = vi.hoisted(() => ({ GET: vi.fn(), POST: vi.fn() }));
vi.mock('../../../api/client', async (original) => ({ ...(await original<object>()), api: asked }));

// The dialogs themselves are met in the browser's stories.
vi.mock('../../../components/ReauthDialog', () => ({
  ReauthDialog: ({ onDone }: { onDone: () => void }) => <button onClick={onDone}>right password</button>,
}));
vi.mock('../../../components/ConfirmDialog', () => ({
  prepareQuestion: () => undefined,
  ConfirmDialog: ({ title, confirm, onConfirm }: Confirmation) => (
    <button title={title} onClick={() => void onConfirm()}>
      {confirm}
    </button>
  ),
}));

const ENROLMENT = { secret: 'ABCDEFGH', otpauth_uri: 'otpauth://', qr_svg: '<svg/>' };
const CONFIRMED = { recovery_codes: ['aaaaa-bbbbb'], csrf_token: 'fresh' };

function answers(status: number, body: object) {
  const response = new Response(null, { status });
  return status < 300 ? { data: body, response } : { error: body, response };
}

/** As the server answers some time after the sign-in: to each request once. */
function asksForThePasswordFirst(): void {
  const refused = new Set<string>();
  asked.POST.mockImplementation((path: string) => {
    if (!refused.has(path)) {
      refused.add(path);
      return Promise.resolve(answers(403, { code: 'reauthentication_required' }));
    }
    return Promise.resolve(path.endsWith('confirm') ? answers(200, CONFIRMED) : answers(201, ENROLMENT));
  });
}

beforeEach(async () => {
  vi.clearAllMocks();
  queryClient.clear();
  asked.GET.mockResolvedValue(answers(200, { enabled: false, enabled_at: null, recovery_codes_left: 0 }));
  await loadFirstText();
  await loadWholeText();
  router = twoPages();
  render(
    <MantineProvider>
      <TextProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>,
  );
});

/** The page, and another to go to. */
function twoPages() {
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path: '/', component: SecondFactor });
  const elsewhere = createRoute({ getParentRoute: () => root, path: '/elsewhere', component: () => 'elsewhere' });
  return createRouter({ routeTree: root.addChildren([here, elsewhere]), history: createMemoryHistory() });
}

let router: ReturnType<typeof twoPages>;

/** As far as the recovery codes. */
async function setsUp(): Promise<void> {
  asked.POST.mockImplementation((path: string) =>
    Promise.resolve(path.endsWith('confirm') ? answers(200, CONFIRMED) : answers(201, ENROLMENT)),
  );
  fireEvent.click(await screen.findByText('Set it up'));
  const first = await screen.findByLabelText('Digit 1 of 6');
  fireEvent.paste(first, { clipboardData: { getData: () => '123456' } });
  await screen.findByText('aaaaa-bbbbb');
}

test('a second factor is set up long after the sign-in, once the password was entered again', async () => {
  asksForThePasswordFirst();
  fireEvent.click(await screen.findByText('Set it up'));
  fireEvent.click(await screen.findByText('right password'));
  const first = await screen.findByLabelText('Digit 1 of 6');
  expect(screen.queryByText('right password')).toBeNull();

  fireEvent.paste(first, { clipboardData: { getData: () => '123456' } });
  fireEvent.click(await screen.findByText('right password'));
  await screen.findByText('aaaaa-bbbbb');
});

test('recovery codes are not left behind without a question', async () => {
  await setsUp();
  router.history.push('/elsewhere');
  fireEvent.click(await screen.findByTitle('Leave without your recovery codes?'));
  await screen.findByText('elsewhere');
});

test('whoever has printed the recovery codes may go on', async () => {
  vi.stubGlobal('print', vi.fn());
  await setsUp();
  fireEvent.click(screen.getByText('Print'));
  router.history.push('/elsewhere');
  await screen.findByText('elsewhere');
  vi.unstubAllGlobals();
});
