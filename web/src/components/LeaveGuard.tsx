import { useBlocker } from '@tanstack/react-router';

import { ConfirmDialog } from './ConfirmDialog';

interface Props {
  /** Whether anything would be lost. */
  isNeeded: boolean;
  title: string;
  confirm: string;
  children?: string;
}

/** Asks before a page is left with what would be lost. */
export function LeaveGuard({ isNeeded, title, confirm, children }: Props) {
  const blocker = useBlocker({
    // Another filter of the same page loses nothing.
    shouldBlockFn: ({ current, next }) => isNeeded && current.pathname !== next.pathname,
    enableBeforeUnload: isNeeded,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') {
    return null;
  }
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      isDangerous
      onConfirm={() => {
        blocker.proceed();
        return Promise.resolve();
      }}
      onClose={blocker.reset}
    >
      {children}
    </ConfirmDialog>
  );
}
