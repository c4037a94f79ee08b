import { CloseButton, Text } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';

import { Problem } from '../../../api/client';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { useText } from '../../../text';
import { boardQuery, ticketQuery } from '../model';
import classes from './ticket.module.css';
import { HEADING_ID } from './heading';
import { Panel } from './Panel';
import { TicketContent } from './TicketContent';
import { TicketSkeleton } from './TicketSkeleton';
import { UnsavedGuard } from './unsaved';

/** A ticket over its board, at an address of its own. */
export function TicketDrawer() {
  const text = useText().boards.ticket;
  const { board, ticket } = useParams({ from: '/member/boards/$board/tickets/$ticket' });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/boards/$board', params: { board }, search: true });
  return (
    <Panel key={ticket} label={text.number(ticket)} labelledBy={HEADING_ID} onClose={close}>
      <UnsavedGuard>
        <Found board={board} ticket={ticket} onClose={close} />
      </UnsavedGuard>
    </Panel>
  );
}

function Found({ board: boardId, ticket: id, onClose }: { board: number; ticket: number; onClose: () => void }) {
  const text = useText().boards.ticket;
  const { data: board } = useQuery(boardQuery(boardId));
  const { data: ticket, error, refetch } = useQuery(ticketQuery(boardId, id));
  const isGone = error instanceof Problem && error.status === 404;
  if (board !== undefined && ticket !== undefined && !isGone) {
    return <TicketContent board={board} ticket={ticket} onClose={onClose} />;
  }
  return (
    <>
      <div className={classes.top}>
        <Text c="dimmed" size="sm">
          {text.number(id)}
        </Text>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </div>
      {isGone && <EmptyState icon={IconTicketOff} title={text.gone} text={text.goneHint} />}
      {error !== null && !isGone && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && <TicketSkeleton />}
    </>
  );
}
