import { lazy, type ReactNode, Suspense } from 'react';

export interface Question {
  title: string;
  text?: ReactNode;
  /** What the button says. */
  confirm: string;
  isDestructive?: boolean;
  /** What has to be typed first. */
  typed?: string;
  act: () => Promise<unknown>;
}

// Fetched when the first question is asked: a page is read more often than something is deleted.
const AskDialog = lazy(async () => ({ default: (await import('./AskDialog')).AskDialog }));

/** Asks before something is done. */
export function AskFirst(props: { question: Question; onClose: () => void }) {
  return (
    <Suspense>
      <AskDialog {...props} />
    </Suspense>
  );
}
