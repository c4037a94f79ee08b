import { Outlet } from '@tanstack/react-router';

import { ConnectionBanner } from './ConnectionBanner';

/** Around every page: the word that the server is away. */
export function RootFrame() {
  return (
    <>
      <ConnectionBanner />
      <Outlet />
    </>
  );
}
