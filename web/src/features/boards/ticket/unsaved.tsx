// What is typed in an open ticket is not thrown away without a word.
import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react';

import { LeaveGuard } from '../../../components/LeaveGuard';

const Count = createContext<(change: (forms: number) => number) => void>(() => undefined);

/** Asks before the ticket is left, as long as a form in it holds what was not sent. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const [forms, setForms] = useState(0);
  return (
    <Count value={setForms}>
      {children}
      <LeaveGuard isNeeded={forms > 0} />
    </Count>
  );
}

/** Tells that a form holds what was not sent. */
export function useUnsaved(isUnsaved: boolean): void {
  const count = useContext(Count);
  // At once: the next key may be the one that leaves.
  useLayoutEffect(() => {
    if (isUnsaved) {
      count((forms) => forms + 1);
      return () => count((forms) => forms - 1);
    }
    return undefined;
  }, [isUnsaved, count]);
}
