// Short words about results. The library for them is fetched when the first is due.
import type { NotificationData } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';

import { patiently } from './lazyPart';

let wanted = false;
const listeners = new Set<() => void>();

/** Shows a toast. */
export async function toast(data: NotificationData): Promise<void> {
  const { notifications } = await patiently(() => import('@mantine/notifications'));
  wanted = true;
  listeners.forEach((listener) => listener());
  notifications.show(data);
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
