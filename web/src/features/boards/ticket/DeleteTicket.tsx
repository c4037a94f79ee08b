import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { deleteTicket, dropCard } from '../changes';
import type { Ticket, WholeBoard } from '../model';

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteTicket({ board, ticket, onDeleted, onClose }: Props) {
  const text = useText().boards.ticket;
  const remove = async () => {
    await deleteTicket(board.id, ticket.id, ticket.title);
    dropCard(board.id, ticket.id);
    onDeleted();
    await toast({ color: 'teal', message: text.hasBeenDeleted(ticket.title) });
  };
  return (
    <ConfirmDialog
      title={text.deleteTitle}
      confirm={text.delete.replace(/\s*…$/, '')}
      isDangerous
      onConfirm={remove}
      onClose={onClose}
    >
      <b>{ticket.title}</b>
      <br />
      {text.deleteText}
    </ConfirmDialog>
  );
}
