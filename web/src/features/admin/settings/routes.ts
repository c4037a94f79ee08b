import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../../app/roots';
import { searchOf } from '../../../components/listAddress';

export const settingsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/settings',
  staticData: { permission: 'manage_settings' },
  validateSearch: searchOf('q', 'origin'),
  component: lazyRouteComponent(() => import('./SettingsPage'), 'SettingsPage'),
});
