// Boards as the server tells them, and how they are asked for.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../api/client';
import { queryClient } from '../../api/session';

export type Board = Schemas['Board'];
export type BoardRole = Schemas['BoardRole'];
export type Card = Schemas['Card'];
export type Column = Schemas['BoardColumn'];
export type Comment = Schemas['CommentBody'];
export type HappenedEvent = Schemas['BoardEvent'];
export type ListedBoard = Schemas['ListedBoard'];
export type Member = Schemas['BoardMember'];
export type Person = Schemas['BoardPerson'];
export type Ticket = Schemas['TicketBody'];
export type Visibility = Schemas['Visibility'];
export type WholeBoard = Schemas['WholeBoard'];

/** Below this key lies everything that is known of boards. */
export const BOARDS = ['boards'] as const;

export const boardsQuery = (archived: boolean) =>
  infiniteQueryOptions({
    queryKey: [...BOARDS, 'list', { archived }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(api.GET('/api/v1/boards', { params: { query: { archived, limit: 50, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** A board with everything on it. Events keep it current, so it grows old only by silence. */
export const boardQuery = (board: number) => {
  const queryKey = [...BOARDS, board, 'whole'] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<WholeBoard> => {
      const read = await answerOf(api.GET('/api/v1/boards/{board}', { params: { path: { board } }, signal }));
      // Events may have come in while this answer was under way.
      const known = queryClient.getQueryData<WholeBoard>(queryKey);
      return known !== undefined && known.seq > read.seq ? known : read;
    },
    staleTime: 60_000,
  });
};

export const ticketQuery = (board: number, ticket: number) =>
  queryOptions({
    queryKey: [...BOARDS, board, 'tickets', ticket, 'whole'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/boards/{board}/tickets/{ticket}', { params: { path: { board, ticket } }, signal })),
  });

export const commentsQuery = (board: number, ticket: number) =>
  infiniteQueryOptions({
    queryKey: [...BOARDS, board, 'tickets', ticket, 'comments'],
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(
        api.GET('/api/v1/boards/{board}/tickets/{ticket}/comments', {
          params: { path: { board, ticket }, query: { limit: 50, cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const activityQuery = (board: number, ticket: number) =>
  infiniteQueryOptions({
    queryKey: [...BOARDS, board, 'tickets', ticket, 'activity'],
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(
        api.GET('/api/v1/boards/{board}/tickets/{ticket}/activity', {
          params: { path: { board, ticket }, query: { limit: 20, cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const archiveQuery = (board: number) =>
  queryOptions({
    queryKey: [...BOARDS, board, 'archive'],
    queryFn: async ({ signal }) => {
      const path = { board };
      const [columns, tickets] = await Promise.all([
        answerOf(api.GET('/api/v1/boards/{board}/columns', { params: { path, query: { archived: true } }, signal })),
        answerOf(
          api.GET('/api/v1/boards/{board}/tickets', { params: { path, query: { archived: true, limit: 100 } }, signal }),
        ),
      ]);
      return { columns, tickets: tickets.items };
    },
  });

/** People to assign or to invite, by the beginning of their username. */
export const peopleQuery = (board: number, q: string) =>
  queryOptions({
    queryKey: [...BOARDS, board, 'people', q],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/boards/{board}/people', { params: { path: { board }, query: { q } }, signal })),
    staleTime: 60_000,
  });

/** The tag of a state, for `If-Match`. */
export const tag = (version: number) => `"${version}"`;

/** Whether tickets and columns may be changed: rights allow it, and nothing is put away. */
export function isWritable(board: WholeBoard): boolean {
  return board.right !== 'read' && isInUse(board);
}

/** Whether it was not put away. */
export function isInUse({ archived_at }: { archived_at?: string | null }): boolean {
  return archived_at === undefined || archived_at === null;
}
