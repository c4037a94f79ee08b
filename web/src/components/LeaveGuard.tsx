import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { useText } from '../text';
import { ConfirmDialog, prepareQuestion } from './ConfirmDialog';

interface Props {
  /** Whether anything would be lost. */
  isNeeded: boolean;
  /** What is asked, where it is not about something written. */
  title?: string;
  confirm?: string;
  /** Pages that may be gone to, as they lie over the one that would be lost. */
  within?: string;
  children?: string;
}

const guards = new Set<() => Promise<boolean>>();

/**
 * Asks what would be asked on the way to another page, for what has to be done before the page is left;
 * the way itself then takes `ignoreBlocker`.
 */
export async function mayLeave(): Promise<boolean> {
  for (const ask of guards) {
    if (!(await ask())) {
      return false;
    }
  }
  return true;
}

/** Asks before a page is left with what would be lost. */
export function LeaveGuard({ isNeeded, title, confirm, within, children }: Props) {
  const { unsaved, discard } = useText().dialogs;
  const [asked, setAsked] = useState<(may: boolean) => void>();
  const liesOver = (path: string) => within !== undefined && `${path}/`.startsWith(`${within}/`);
  const blocker = useBlocker({
    // Another filter of the same page loses nothing.
    shouldBlockFn: ({ current, next }) =>
      isNeeded && current.pathname !== next.pathname && !liesOver(next.pathname),
    enableBeforeUnload: isNeeded,
    withResolver: true,
  });
  useEffect(() => {
    if (!isNeeded) {
      return undefined;
    }
    prepareQuestion();
    const ask = () => new Promise<boolean>((answer) => setAsked(() => answer));
    guards.add(ask);
    return () => void guards.delete(ask);
  }, [isNeeded]);
  if (asked === undefined && blocker.status !== 'blocked') {
    return null;
  }
  const decide = (may: boolean) => {
    setAsked(undefined);
    asked?.(may);
    (may ? blocker.proceed : blocker.reset)?.();
  };
  return (
    <ConfirmDialog
      title={title ?? unsaved}
      confirm={confirm ?? discard}
      isDangerous
      onConfirm={() => {
        decide(true);
        return Promise.resolve();
      }}
      onClose={() => decide(false)}
    >
      {children}
    </ConfirmDialog>
  );
}
