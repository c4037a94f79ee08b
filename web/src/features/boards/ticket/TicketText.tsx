import { Button, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Suspense, useState } from 'react';

import { lazyPart } from '../../../components/lazyPart';
import { useText } from '../../../text';
import type { Ticket } from '../model';
import { HEADING_ID } from './heading';
import { Prose } from './Prose';
import classes from './ticket.module.css';

const TextForm = lazyPart(() => import('./TextForm'), 'TextForm');

interface Props {
  board: number;
  ticket: Ticket;
  writable: boolean;
}

/** Title and description, to be read or written. */
export function TicketText({ board, ticket, writable }: Props) {
  const text = useText().boards.ticket;
  const [isEditing, setEditing] = useState(false);
  if (isEditing && writable) {
    return (
      <Suspense>
        <TextForm board={board} ticket={ticket} onDone={() => setEditing(false)} />
      </Suspense>
    );
  }
  return (
    <Stack gap="xs" mb="lg" align="flex-start">
      <Title order={2} id={HEADING_ID} className={classes.heading}>
        {ticket.title}
      </Title>
      {ticket.description.trim() === '' ? (
        <Text size="sm" c="dimmed">
          {text.noDescription}
        </Text>
      ) : (
        <Prose html={ticket.description_html} />
      )}
      {writable && (
        <Button
          variant="default"
          size="compact-sm"
          mt={4}
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => setEditing(true)}
        >
          {text.edit}
        </Button>
      )}
    </Stack>
  );
}
