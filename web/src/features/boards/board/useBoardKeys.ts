import { useEffect, useEffectEvent } from 'react';

import { isTyping } from '../../../app/sequence';

/** The field that `/` leads to. */
export const FILTER_ID = 'filter-tickets';

/** N for a new ticket, / for the filter; off in inputs and under dialogs. */
export function useBoardKeys(compose: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || event.defaultPrevented || isTyping(event.target) || document.querySelector('[role=dialog]')) {
      return;
    }
    if (event.key === 'n') {
      event.preventDefault();
      compose();
    } else if (event.key === '/') {
      event.preventDefault();
      document.getElementById(FILTER_ID)?.focus();
    }
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
