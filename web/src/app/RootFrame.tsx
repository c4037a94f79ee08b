import { Outlet } from '@tanstack/react-router';

import { ConnectionBanner } from './ConnectionBanner';
import { Progress } from './Progress';

/** Around every page: the word that the server is away, and how far the next page is. */
export function RootFrame() {
  return (
    <>
      <ConnectionBanner />
      <Progress />
      <Outlet />
    </>
  );
}
