import { lazyDialog } from './lazyDialog';

/** Asks before something is done that people may regret. Shown while it is rendered. */
// A page is read more often than something on it is deleted.
export const ConfirmDialog = lazyDialog(() => import('./ConfirmForm'), 'ConfirmForm');
