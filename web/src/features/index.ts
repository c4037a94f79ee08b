// The console's table of contents. A feature is one folder; its pages and places are listed here.
import type { Place } from '../app/places';
import { profileRoute } from './account/routes';
import { accountPlace } from './account/place';
import { overviewPlace } from './overview/place';
import { overviewRoute } from './overview/routes';
import { signedOutRoute, signInRoute } from './signin/routes';
import { signUpRoute } from './signup/routes';

export const publicPages = [signInRoute, signedOutRoute, signUpRoute] as const;

export const memberPages = [overviewRoute, profileRoute] as const;

export const places: readonly Place[] = [overviewPlace, accountPlace];
