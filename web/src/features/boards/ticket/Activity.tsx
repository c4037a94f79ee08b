import { Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';

import { ErrorState } from '../../../components/ErrorState';
import { Moment } from '../../../components/Moment';
import { type Text as Texts, useText } from '../../../text';
import { activityQuery, commentsQuery, type HappenedEvent, type WholeBoard } from '../model';
import classes from './ticket.module.css';

/** What happened to a ticket, newest first. */
export function Activity({ board, ticket }: { board: WholeBoard; ticket: number }) {
  const text = useText().boards.ticket;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    activityQuery(board.id, ticket),
  );
  // Below a list of unknown length, so it comes with it.
  if (useInfiniteQuery(commentsQuery(board.id, ticket)).isPending) {
    return null;
  }
  return (
    <section className={classes.activity}>
      <Title order={3} mb="sm">
        {text.activity}
      </Title>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ol className={classes.events}>
        {data?.pages
          .flatMap(({ items }) => items)
          .map((event) => (
            <li key={event.seq}>
              <span>
                <b>{event.by?.username ?? text.somebody}</b> {whatHappened(event, board, text)}
              </span>
              <Text component="span" size="xs" c="dimmed">
                <Moment at={event.at} />
              </Text>
            </li>
          ))}
      </ol>
      {hasNextPage && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.moreActivity}
        </Button>
      )}
    </section>
  );
}

function whatHappened(event: HappenedEvent, board: WholeBoard, { happened }: Texts['boards']['ticket']): string {
  switch (event.kind) {
    case 'ticket_moved': {
      const { column } = event.data as { column?: number };
      const name = board.columns.find(({ id }) => id === column)?.name;
      return name === undefined ? happened.ticket_moved : happened.ticket_movedTo(name);
    }
    case 'ticket_added':
    case 'ticket_changed':
    case 'ticket_archived':
    case 'ticket_restored':
    case 'comment_added':
    case 'comment_changed':
    case 'comment_deleted':
      return happened[event.kind];
    default:
      return happened.other;
  }
}
