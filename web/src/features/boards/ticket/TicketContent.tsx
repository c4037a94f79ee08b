import { Alert, Button, CloseButton, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';

import { useExplain } from '../../../components/explain';
import { useText } from '../../../text';
import { keepTicket, restoreTicket, withId } from '../changes';
import { isInUse, isWritable, type Ticket, type WholeBoard } from '../model';
import { Activity } from './Activity';
import { Comments } from './Comments';
import classes from './ticket.module.css';
import { TicketFields } from './TicketFields';
import { TicketMenu } from './TicketMenu';
import { TicketText } from './TicketText';

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  onClose: () => void;
}

export function TicketContent({ board, ticket, onClose }: Props) {
  const text = useText().boards.ticket;
  const writable = isWritable(board);
  const inUse = isInUse(ticket);
  return (
    <>
      <div className={classes.top}>
        <Text c="dimmed" size="sm">
          {text.number(ticket.id)}
        </Text>
        <TicketMenu board={board} ticket={ticket} onClose={onClose} />
        <CloseButton aria-label={text.close} onClick={onClose} />
      </div>
      {!inUse && <ArchivedNote board={board} ticket={ticket} writable={writable} />}
      <TicketText board={board.id} ticket={ticket} writable={writable && inUse} />
      <TicketFields board={board} ticket={ticket} writable={writable && inUse} />
      <Comments board={board} ticket={ticket} writable={writable && inUse} />
      <Activity board={board} ticket={ticket.id} />
    </>
  );
}

function ArchivedNote({ board, ticket, writable }: Omit<Props, 'onClose'> & { writable: boolean }) {
  const text = useText().boards.ticket;
  const explain = useExplain('clicked');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => restoreTicket(board.id, ticket.id),
    onSuccess: (answer) => keepTicket(board.id, answer),
  });
  return (
    <Alert color="yellow" mb="md">
      <Text size="sm" mb={writable ? 'xs' : 0}>
        {error === null ? text.isArchived : withId(explain(error), error)}
      </Text>
      {writable && (
        <Button size="compact-sm" variant="default" loading={isPending} onClick={() => mutate()}>
          {text.restore}
        </Button>
      )}
    </Alert>
  );
}
