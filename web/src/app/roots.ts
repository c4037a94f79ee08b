// The routes that pages hang on: one for everybody, one for whoever is signed in.
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';

import { isSignInRequired } from '../api/problem';
import { freshen, meQuery } from '../api/session';
import { loadWholeText } from '../text';
import { RootFrame } from './RootFrame';
import { LoneError } from './RouteError';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootFrame,
  errorComponent: LoneError,
  notFoundComponent: lazyRouteComponent(() => import('./NotFoundPage'), 'NotFoundPage'),
});

/** For everybody: a card in the middle. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: lazyRouteComponent(() => import('./PublicFrame'), 'PublicFrame'),
  errorComponent: LoneError,
});

/** For whoever is signed in: the sidebar and all. Others are sent to the sign-in, and back after it. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  component: lazyRouteComponent(() => import('./MemberFrame'), 'MemberFrame'),
  errorComponent: LoneError,
  beforeLoad: async ({ context, location, preload }) => {
    try {
      await Promise.all([context.queryClient.query({ ...meQuery, staleTime: 'static' }), loadWholeText()]);
      if (!preload) {
        freshen();
      }
    } catch (error) {
      if (isSignInRequired(error)) {
        const next = location.pathname === '/' ? undefined : location.pathname + location.searchStr;
        throw redirect({ to: '/sign-in', search: { next } });
      }
      throw error;
    }
  },
});
