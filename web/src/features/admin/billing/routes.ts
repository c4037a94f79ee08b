import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../../app/roots';
import { searchOf } from '../../../components/listAddress';

const areaRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/billing',
  staticData: { permission: 'manage_billing' },
  component: lazyRouteComponent(() => import('./ShopFrame'), 'ShopFrame'),
});

const catalogueRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./CataloguePage'), 'CataloguePage'),
});

const productRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('./ProductPage'), 'ProductPage'),
});

const subscriptionsRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/subscriptions',
  validateSearch: searchOf('status', 'cursor'),
  component: lazyRouteComponent(() => import('./SubscriptionsPage'), 'SubscriptionsPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/orders',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./OrdersPage'), 'OrdersPage'),
});

export const shopRoutes = areaRoute.addChildren([catalogueRoute, productRoute, subscriptionsRoute, ordersRoute]);
