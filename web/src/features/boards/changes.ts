// What is done to boards. Nothing here is optimistic but moves: those are drawn before the server
// has answered (`usePendingMoves`) and return to where they were when it refuses.
import { useMutation, useMutationState } from '@tanstack/react-query';

import { answerOf, api, Problem, type Schemas } from '../../api/client';
import { queryClient } from '../../api/session';
import { useExplain } from '../../components/explain';
import { toast } from '../../components/toasts';
import { useText } from '../../text';
import { BOARDS, boardQuery, type Card, type Column, tag, type Ticket, ticketQuery, type WholeBoard } from './model';
import { upsert } from './state/events';
import type { Move } from './state/lanes';

/** A move of a ticket that can be named when it fails. */
export interface NamedMove extends Move {
  title: string;
}

const movesOf = (board: number) => [...BOARDS, board, 'move'];

/** Moves tickets of a board, one after the other. A move that fails is shown, and said where `say` is. */
export function useMove(board: number, say?: (failure: string) => void): (move: NamedMove) => void {
  const text = useText().boards.board;
  const explain = useExplain('clicked');
  const { mutate } = useMutation({
    mutationKey: movesOf(board),
    scope: { id: `moves on board ${board}` },
    mutationFn: ({ ticket, column, after, before }: NamedMove) =>
      answerOf(
        api.POST('/api/v1/boards/{board}/tickets/{ticket}/move', {
          params: { path: { board, ticket } },
          body: { column, after, before },
        }),
      ),
    onSuccess: (ticket) => keepTicket(board, ticket),
    onError: (error, { title }) => {
      void queryClient.invalidateQueries({ queryKey: boardQuery(board).queryKey });
      const message = withId(explain(error), error);
      say?.(`${text.moveFailed(title)}. ${message}`);
      void toast({ color: 'red', title: text.moveFailed(title), message });
    },
  });
  return mutate;
}

/** Moves that the server has not answered yet, oldest first. */
export function usePendingMoves(board: number): NamedMove[] {
  return useMutationState({
    filters: { mutationKey: movesOf(board), status: 'pending' },
    select: (mutation) => mutation.state.variables as NamedMove,
  });
}

/** The explanation with the request id to quote, for places that have no room for more. */
export function withId(explanation: string, error: unknown): string {
  return error instanceof Problem && error.requestId !== '' ? `${explanation} (${error.requestId})` : explanation;
}

/** Somebody else was faster; the present state comes with the refusal. */
export function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
}

/** What the server said about a ticket, in the drawer and on the board. */
export function keepTicket(board: number, ticket: Ticket): void {
  queryClient.setQueryData(ticketQuery(board, ticket.id).queryKey, ticket);
  keepCard(board, ticket);
}

export function keepCard(board: number, card: Card): void {
  change(board, (known) => ({ ...known, tickets: upsert(known.tickets, card) }));
}

export function dropCard(board: number, ticket: number): void {
  change(board, (known) => ({ ...known, tickets: known.tickets.filter(({ id }) => id !== ticket) }));
}

export function keepColumn(board: number, column: Column): void {
  change(board, (known) => ({ ...known, columns: upsert(known.columns, column) }));
}

function change(board: number, how: (known: WholeBoard) => WholeBoard): void {
  queryClient.setQueryData<WholeBoard>(boardQuery(board).queryKey, (known) => known && how(known));
}

/** Whatever is known of a board is asked for again. */
export function rereadBoard(board: number): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [...BOARDS, board] });
}

export function rereadLists(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [...BOARDS, 'list'] });
}

export const archiveBoard = (board: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/archive', { params: { path: { board } } })).then(() => rereadAll(board));

export const restoreBoard = (board: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/restore', { params: { path: { board } } })).then(() => rereadAll(board));

async function rereadAll(board: number): Promise<void> {
  await Promise.all([rereadBoard(board), rereadLists()]);
}

export const addTicket = (board: number, body: Schemas['NewTicketBody']) =>
  answerOf(api.POST('/api/v1/boards/{board}/tickets', { params: { path: { board } }, body }));

export const changeTicket = (board: number, ticket: number, version: number, body: Schemas['TicketChangesBody']) =>
  answerOf(
    api.PATCH('/api/v1/boards/{board}/tickets/{ticket}', {
      params: { path: { board, ticket }, header: { 'If-Match': tag(version) } },
      body,
    }),
  );

export const archiveTicket = (board: number, ticket: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/tickets/{ticket}/archive', { params: { path: { board, ticket } } }));

export const restoreTicket = (board: number, ticket: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/tickets/{ticket}/restore', { params: { path: { board, ticket } } }));

export const archiveColumn = (board: number, column: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/columns/{column}/archive', { params: { path: { board, column } } }));

export const restoreColumn = (board: number, column: number) =>
  answerOf(api.POST('/api/v1/boards/{board}/columns/{column}/restore', { params: { path: { board, column } } }));

/** For good; the server asks for the title as a sign that it is meant. */
export const deleteTicket = (board: number, ticket: number, title: string) =>
  answerOf(
    api.DELETE('/api/v1/boards/{board}/tickets/{ticket}', {
      params: { path: { board, ticket } },
      body: { confirm: title },
    }),
  );
