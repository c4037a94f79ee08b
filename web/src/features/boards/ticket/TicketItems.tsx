import { Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconArchive, IconLink, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { useExplain } from '../../../components/explain';
import type { MenuState } from '../../../components/MenuButton';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { archiveTicket, dropCard, keepTicket, restoreTicket, withId } from '../changes';
import { isInUse, isWritable, type Ticket, type WholeBoard } from '../model';
import { useUndo } from '../undo';

interface Props extends MenuState {
  board: WholeBoard;
  ticket: Ticket;
  /** Closes the drawer. */
  onClose: () => void;
  onDelete: () => void;
}

export function TicketItems({ board, ticket, onClose, onDelete, opened, onChange, target }: Props) {
  const text = useText().boards.ticket;
  const explain = useExplain('clicked');
  const undoable = useUndo();
  const clipboard = useClipboard();
  const archive = useMutation({
    mutationFn: () => archiveTicket(board.id, ticket.id),
    onSuccess: () => {
      dropCard(board.id, ticket.id);
      onClose();
      undoable(text.hasBeenArchived(ticket.title), async () =>
        keepTicket(board.id, await restoreTicket(board.id, ticket.id)),
      );
    },
    onError: (error) => void toast({ color: 'red', message: withId(explain(error), error) }),
  });
  const copy = () => {
    clipboard.copy(window.location.href);
    void toast({ color: 'teal', message: text.linkCopied });
  };
  const writable = isWritable(board);
  return (
    <Menu position="bottom-end" opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} />} onClick={copy}>
          {text.copyLink}
        </Menu.Item>
        {writable && isInUse(ticket) && (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => archive.mutate()}>
            {text.archive}
          </Menu.Item>
        )}
        {writable && (
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={onDelete}>
            {text.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
