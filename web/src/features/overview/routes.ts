import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';

export const overviewRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./OverviewPage'), 'OverviewPage'),
});
