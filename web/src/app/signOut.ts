import { useRouter } from '@tanstack/react-router';

import { answerOf, api } from '../api/client';
import { isSignInRequired } from '../api/problem';
import { leave } from '../api/session';
import { useExplain } from '../components/explain';
import { mayLeave } from '../components/LeaveGuard';
import { toast } from '../components/toasts';
import { useText } from '../text';

/** Ends the session here and on the server. Without the server's word nobody is told they are out. */
export function useSignOut(): () => Promise<void> {
  const { common } = useText();
  const explain = useExplain('clicked');
  const router = useRouter();
  return async () => {
    // Asked while there is still a session to stay with.
    if (!(await mayLeave())) {
      return;
    }
    try {
      await answerOf(api.DELETE('/api/v1/sessions/current'));
    } catch (error) {
      if (!isSignInRequired(error)) {
        await toast({ color: 'red', title: common.signOutFailed, message: explain(error) });
        return;
      }
    }
    await router.navigate({ to: '/signed-out', ignoreBlocker: true });
    leave();
  };
}
