// Deeds that are begun by one click.
import { type DefaultError, useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

/** A mutation that is not begun again before it has ended: a second click may come before its button waits. */
export function useOnce<Answer, Values = void>(
  options: UseMutationOptions<Answer, DefaultError, Values>,
): UseMutationResult<Answer, DefaultError, Values> {
  const isRunning = useRef(false);
  const deed = useMutation({
    ...options,
    onSettled: (...outcome) => {
      isRunning.current = false;
      return options.onSettled?.(...outcome);
    },
  });
  const mutate: typeof deed.mutate = (...wishes) => {
    if (!isRunning.current) {
      isRunning.current = true;
      deed.mutate(...wishes);
    }
  };
  return { ...deed, mutate };
}
