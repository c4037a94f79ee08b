import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { outdate, queryClient } from './session';

test('a first reading that began before a change is not taken for its outcome', async () => {
  const answers: ((answer: string) => void)[] = [];
  const plan = new QueryObserver(queryClient, {
    queryKey: ['plan'],
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  });
  const stop = plan.subscribe(() => undefined);
  const outdated = outdate(['plan']);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.('before');
  answers[1]?.('after');
  await outdated;
  expect(plan.getCurrentResult().data).toBe('after');
  stop();
});
