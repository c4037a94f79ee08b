import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';

export const referenceRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/reference',
  component: lazyRouteComponent(() => import('./ReferencePage'), 'ReferencePage'),
});
