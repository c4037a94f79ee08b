// Step-up: what the server refuses until the password was entered again is asked for and repeated.
import { type ReactNode, useState } from 'react';

import { Problem } from '../api/problem';
import { lazyDialog } from './lazyDialog';

const ReauthDialog = lazyDialog(() => import('./ReauthDialog'), 'ReauthDialog');

interface Asking {
  done: () => void;
  cancelled: () => void;
}

interface Reauthentication {
  /** Does something; when it needs recent authentication, asks for it and does it again. */
  authenticated: <T>(action: () => Promise<T>) => Promise<T>;
  /** To be rendered: the dialog while it is needed. */
  dialog: ReactNode;
}

export function useReauthentication(): Reauthentication {
  const [asking, setAsking] = useState<Asking>();
  const authenticated = async <T,>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      if (!isRequired(error)) {
        throw error;
      }
      await new Promise<void>((done, cancel) => {
        setAsking({ done, cancelled: () => cancel(error) });
      }).finally(() => setAsking(undefined));
      return action();
    }
  };
  const dialog = asking !== undefined && (
    <ReauthDialog onDone={asking.done} onClose={asking.cancelled} />
  );
  return { authenticated, dialog };
}

function isRequired(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'reauthentication_required';
}
