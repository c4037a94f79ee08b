import { lazyDialog } from './lazyDialog';

// A page is read more often than something on it is deleted.
const fetchForm = () => import('./ConfirmForm');

/** Has the question at hand, for what may have to be asked while the server is away. */
export function prepareQuestion(): void {
  fetchForm().catch(() => undefined);
}

/** Asks before something is done that people may regret. Shown while it is rendered. */
export const ConfirmDialog = lazyDialog(fetchForm, 'ConfirmForm');
