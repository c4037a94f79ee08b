import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';
import { filterOf } from './filter';

export const activityRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/activity',
  validateSearch: filterOf,
  component: lazyRouteComponent(() => import('./ActivityPage'), 'ActivityPage'),
});
