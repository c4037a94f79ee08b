import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { publicRoute } from '../../app/roots';
import { safeNext } from './next';

export const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: safeNext(search.next) }),
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

export const forgotRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./ForgotPage'), 'ForgotPage'),
});

export const recoverRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/recover',
  component: lazyRouteComponent(() => import('./RecoverPage'), 'RecoverPage'),
});

export const signedOutRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/signed-out',
  validateSearch: (search): { why?: 'password' | undefined } => ({
    why: search.why === 'password' ? 'password' : undefined,
  }),
  component: lazyRouteComponent(() => import('./SignedOutPage'), 'SignedOutPage'),
});
