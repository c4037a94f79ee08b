// A sign-in in one step or several: the password, perhaps a code, perhaps a new password.
import { useState } from 'react';

import type { Schemas } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Me } from '../../api/session';

/** What is still due when the password alone is not enough. */
export type Unfinished = Schemas['Unfinished'];
/** What every step answers. */
export type Answer = Me | Unfinished;
export type Step = 'password' | 'code' | 'newPassword';

/** The server keeps a half-finished sign-in this long. */
const LIFETIME_MS = 10 * 60 * 1000;

export interface SignIn {
  step: Step;
  due: Unfinished | undefined;
  /** Whoever was named in the first step. */
  name: string;
  /** Whether the last try took too long. */
  isOver: boolean;
  take: (answer: Answer, name?: string) => void;
  expire: () => void;
  startOver: () => void;
}

export function useSignIn(onSignedIn: (me: Me) => void, first = ''): SignIn {
  const [due, setDue] = useState<Unfinished>();
  const [name, setName] = useState(first);
  const [isOver, setIsOver] = useState(false);
  const goBack = (over: boolean) => {
    setDue(undefined);
    setIsOver(over);
  };
  return {
    step: stepOf(due),
    due,
    name,
    isOver,
    take: (answer, named = name) => {
      if (isUnfinished(answer)) {
        setName(named);
        setDue(answer);
      } else {
        onSignedIn(answer);
      }
    },
    expire: () => goBack(true),
    startOver: () => goBack(false),
  };
}

function stepOf(due: Unfinished | undefined): Step {
  if (due === undefined) {
    return 'password';
  }
  return due.status === 'new_password_required' ? 'newPassword' : 'code';
}

function isUnfinished(answer: Answer): answer is Unfinished {
  return 'attempt' in answer;
}

/** Whether the sign-in has to start anew. */
export function isSignInOver(error: unknown): boolean {
  return error instanceof Problem && error.code === 'sign_in_over';
}

/** When a sign-in ends in this browser's time, whose clock may be wrong. */
export function endOf({ expires_at }: Unfinished, now: number): number {
  const end = Date.parse(expires_at);
  return end > now && end <= now + LIFETIME_MS ? end : now + LIFETIME_MS;
}
