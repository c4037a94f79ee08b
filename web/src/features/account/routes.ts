import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';

const accountRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountFrame'), 'AccountFrame'),
});

const indexRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/account/profile', replace: true });
  },
});

const profileRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/ProfilePage'), 'ProfilePage'),
});

const securityRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('./security/SecurityPage'), 'SecurityPage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./sessions/SessionsPage'), 'SessionsPage'),
});

const tokensRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./tokens/TokensPage'), 'TokensPage'),
});

const preferencesRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/preferences',
  component: lazyRouteComponent(() => import('./preferences/PreferencesPage'), 'PreferencesPage'),
});

export const accountRoutes = accountRoute.addChildren([
  indexRoute,
  profileRoute,
  securityRoute,
  sessionsRoute,
  tokensRoute,
  preferencesRoute,
]);
