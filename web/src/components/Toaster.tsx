import '@mantine/notifications/styles.layer.css';

import { Notifications } from '@mantine/notifications';

/** Where toasts appear. */
export function Toaster() {
  return <Notifications position="bottom-right" />;
}
