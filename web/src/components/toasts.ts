// Short words about results. What shows them is fetched when the first is due.
import type { NotificationData } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';

import { patiently } from './lazyPart';

let wanted = false;
const listeners = new Set<() => void>();

/** Shows a toast. */
export async function toast(data: NotificationData): Promise<void> {
  const { notifications } = await patiently(fetchToaster);
  notifications.show(data);
}

/** Has at hand what shows toasts, for what may have to be told while the server is away. */
export function prepareToasts(): void {
  patiently(fetchToaster).catch(() => undefined);
}

async function fetchToaster() {
  const [library] = await Promise.all([import('@mantine/notifications'), import('./Toaster')]);
  if (!wanted) {
    wanted = true;
    listeners.forEach((listener) => listener());
  }
  return library;
}

/** Whether there was ever a toast to show. */
export function useToasts(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
