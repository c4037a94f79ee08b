import { Suspense } from 'react';

import type { Confirmation } from './ConfirmForm';
import { lazyPart } from './lazyPart';

// A page is read more often than something on it is deleted.
const ConfirmForm = lazyPart(() => import('./ConfirmForm'), 'ConfirmForm');

/** Asks before something is done that people may regret. Shown while it is rendered. */
export function ConfirmDialog(props: Confirmation) {
  return (
    <Suspense>
      <ConfirmForm {...props} />
    </Suspense>
  );
}
