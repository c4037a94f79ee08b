import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Suspense, useState } from 'react';

import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { Ticket, WholeBoard } from '../model';

const TicketItems = lazyPart(() => import('./TicketItems'), 'TicketItems');
const DeleteTicket = lazyPart(() => import('./DeleteTicket'), 'DeleteTicket');

interface Props {
  board: WholeBoard;
  ticket: Ticket;
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
      <Suspense>{isDeleting && <DeleteTicket {...props} onCancel={() => setDeleting(false)} />}</Suspense>
    </>
  );
}
