// All routes in one tree.
import { createRouter } from '@tanstack/react-router';

import { queryClient } from '../api/session';
import { memberPages, publicPages } from '../features';
import { memberRoute, publicRoute, rootRoute } from './roots';
import { RouteError } from './RouteError';

const routeTree = rootRoute.addChildren([
  publicRoute.addChildren(publicPages),
  memberRoute.addChildren(memberPages),
]);

export const router = createRouter({
  routeTree,
  basepath: '/app',
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The permission that a page needs; without it the visitor is told so. */
    permission?: string;
  }
}
