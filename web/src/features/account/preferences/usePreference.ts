import { useMutation } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { enter } from '../../../api/session';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';

interface Preference {
  save: (change: Schemas['ProfileBody']) => void;
  isSaving: boolean;
  error: Error | null;
}

/** Keeps one choice on the server, at once. */
export function usePreference(): Preference {
  const text = useText().account.preferences;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Schemas['ProfileBody']) => answerOf(api.PATCH('/api/v1/me', { body })),
    onSuccess: (me) => {
      enter(me);
      void toast({ color: 'teal', message: text.saved });
    },
  });
  return { save: mutate, isSaving: isPending, error };
}
