import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';
import { searchOf } from '../../components/listAddress';

const areaRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/billing',
  component: lazyRouteComponent(() => import('./BillingFrame'), 'BillingFrame'),
});

export const plansRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/',
  // Whoever comes back from the payment provider brings what became of it.
  validateSearch: searchOf('checkout'),
  component: lazyRouteComponent(() => import('./PlansPage'), 'PlansPage'),
});

export const billsRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/bills',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./BillsPage'), 'BillsPage'),
});

export const billingRoutes = areaRoute.addChildren([plansRoute, billsRoute]);
