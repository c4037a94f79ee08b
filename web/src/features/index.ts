// The console's table of contents. A feature is one folder; its pages and places are listed here.
import type { Place } from '../app/places';
import { hasBilling } from '../boot/billing';
import { accountPages, accountPlace } from './account/place';
import { accountRoutes } from './account/routes';
import { activityPlace } from './activity/place';
import { activityRoute } from './activity/routes';
import { adminPlaces } from './admin/places';
import { adminPages } from './admin/routes';
import { billingPlace } from './billing/place';
import { billingRoutes } from './billing/routes';
import { boardsPlace } from './boards/place';
import { boardPages, boardsRoute } from './boards/routes';
import { overviewPlace } from './overview/place';
import { overviewRoute } from './overview/routes';
import { referencePlace } from './reference/place';
import { referenceRoute } from './reference/routes';
import { forgotRoute, recoverRoute, signedOutRoute, signInRoute } from './signin/routes';
import { signUpRoute } from './signup/routes';

export const publicPages = [signInRoute, forgotRoute, recoverRoute, signedOutRoute, signUpRoute] as const;

export const memberPages = [overviewRoute, boardsRoute, boardPages, activityRoute, billingRoutes, accountRoutes, ...adminPages, referenceRoute] as const;

export const places: readonly Place[] = [
  overviewPlace,
  boardsPlace,
  activityPlace,
  ...(hasBilling ? [billingPlace] : []),
  accountPlace,
  ...adminPlaces,
  referencePlace,
];

/** Pages that are within a place: the palette finds them. */
export const innerPages: readonly Omit<Place, 'key'>[] = accountPages;
