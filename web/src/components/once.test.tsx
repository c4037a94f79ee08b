import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';

import { useOnce } from './once';

let answer: (() => void)[] = [];

function Sender() {
  const deed = useOnce({ mutationFn: () => new Promise<void>((done) => answer.push(done)) });
  return <button onClick={() => deed.mutate()}>{deed.isSuccess ? 'Sent' : 'Send'}</button>;
}

test('a double click sends once, and later it can be sent again', async () => {
  answer = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Sender />
    </QueryClientProvider>,
  );
  const button = screen.getByRole('button');
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(answer).toHaveLength(1));
  answer[0]?.();
  await screen.findByText('Sent');
  fireEvent.click(button);
  await waitFor(() => expect(answer).toHaveLength(2));
});
