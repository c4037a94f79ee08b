import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { publicRoute } from '../../app/roots';
import { safeNext } from './next';

export const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: safeNext(search.next) }),
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

export const signedOutRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/signed-out',
  component: lazyRouteComponent(() => import('./SignedOutPage'), 'SignedOutPage'),
});
