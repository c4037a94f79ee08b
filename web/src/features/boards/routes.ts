import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';
import { readFilter } from './state/filter';

export const boardsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/boards',
  validateSearch: (search): { archived?: boolean } => (search.archived === true ? { archived: true } : {}),
  component: lazyRouteComponent(() => import('./list/BoardsPage'), 'BoardsPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/boards/$board',
  params: { parse: ({ board }) => ({ board: id(board) }), stringify: ({ board }) => ({ board: `${board}` }) },
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('./board/BoardPage'), 'BoardPage'),
});

/** A ticket lies in a drawer over its board, at an address of its own. */
const ticketRoute = createRoute({
  getParentRoute: () => boardRoute,
  path: '/tickets/$ticket',
  params: { parse: ({ ticket }) => ({ ticket: id(ticket) }), stringify: ({ ticket }) => ({ ticket: `${ticket}` }) },
  component: lazyRouteComponent(() => import('./ticket/TicketDrawer'), 'TicketDrawer'),
});

export const boardPages = boardRoute.addChildren([ticketRoute]);

function id(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw notFound();
  }
  return Number(text);
}
