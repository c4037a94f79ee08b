import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { Problem } from '../api/problem';
import { useReauthentication } from './reauthentication';

// The dialog itself is met in the browser's stories.
vi.mock('./ReauthDialog', () => ({
  ReauthDialog: ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => (
    <div role="dialog">
      <button onClick={onDone}>right password</button>
      <button onClick={onClose}>cancel</button>
    </div>
  ),
}));

const outcome = vi.fn();
beforeEach(() => void vi.clearAllMocks());

function Page({ action }: { action: () => Promise<string> }) {
  const { authenticated, dialog } = useReauthentication();
  return (
    <>
      <button onClick={() => void authenticated(action).then(outcome, outcome)}>do it</button>
      {dialog}
    </>
  );
}

async function asks(): Promise<void> {
  const refusal = new Problem(403, 'reauthentication_required', '', 'id');
  const action = vi.fn<() => Promise<string>>().mockRejectedValueOnce(refusal).mockResolvedValue('done');
  render(<Page action={action} />);
  fireEvent.click(screen.getByText('do it'));
  await screen.findByRole('dialog');
  expect(outcome).not.toHaveBeenCalled();
}

test('what needs recent authentication is done once the password was entered', async () => {
  await asks();
  fireEvent.click(screen.getByText('right password'));
  await waitFor(() => expect(outcome).toHaveBeenCalledExactlyOnceWith('done'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('whoever does not confirm learns why nothing was done', async () => {
  await asks();
  fireEvent.click(screen.getByText('cancel'));
  await waitFor(() => expect(outcome).toHaveBeenCalledOnce());
  expect(outcome.mock.calls[0]?.[0]).toMatchObject({ code: 'reauthentication_required' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('any other refusal passes as it is', async () => {
  render(<Page action={() => Promise.reject(new Problem(409, 'conflict', '', 'id'))} />);
  fireEvent.click(screen.getByText('do it'));
  await waitFor(() => expect(outcome).toHaveBeenCalledOnce());
  expect(screen.queryByRole('dialog')).toBeNull();
});
