import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';

import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { Ticket, WholeBoard } from '../model';

const TicketItems = lazyPart(() => import('./TicketItems'), 'TicketItems');
const DeleteTicket = lazyDialog(() => import('./DeleteTicket'), 'DeleteTicket');

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  /** Closes the drawer. */
  onClose: () => void;
}

export function TicketMenu(props: Props) {
  const text = useText().boards.ticket;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <MenuButton
        button={
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={text.actions}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        }
        menu={(state) => <TicketItems {...state} {...props} onDelete={() => setDeleting(true)} />}
      />
      {isDeleting && <DeleteTicket {...props} onDeleted={props.onClose} onClose={() => setDeleting(false)} />}
    </>
  );
}
