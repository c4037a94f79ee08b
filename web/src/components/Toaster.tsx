import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';

import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';

import { useConnection } from '../api/connection';
import { useText } from '../text';
import classes from './Toaster.module.css';

/** Where toasts appear. */
export function Toaster() {
  const { close } = useText().common;
  const isBannerShown = useConnection() !== 'connected';
  return (
    // A toast is made outside of React, where nobody knows what its cross is called.
    <MantineThemeProvider
      theme={{ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } } }}
    >
      <Notifications position="bottom-right" className={classes.place} mod={{ raised: isBannerShown }} />
    </MantineThemeProvider>
  );
}
