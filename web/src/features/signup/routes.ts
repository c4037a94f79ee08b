import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { publicRoute } from '../../app/roots';

export const signUpRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./SignUpPage'), 'SignUpPage'),
});
