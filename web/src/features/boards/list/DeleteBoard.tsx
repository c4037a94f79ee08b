import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { rereadLists } from '../changes';
import { type Board, BOARDS, isInUse } from '../model';

/** Asks for the board's name before everything on it goes for good. */
export function DeleteBoard({ board, onClose }: { board: Board; onClose: () => void }) {
  const text = useText().boards;
  const remove = async () => {
    await answerOf(
      api.DELETE('/api/v1/boards/{board}', { params: { path: { board: board.id } }, body: { confirm: board.name } }),
    );
    queryClient.removeQueries({ queryKey: [...BOARDS, board.id] });
    await rereadLists();
    await toast({ color: 'teal', message: text.list.hasBeenDeleted(board.name) });
  };
  return (
    <ConfirmDialog
      title={text.delete.title(board.name)}
      confirm={text.delete.submit}
      isDangerous
      nameToType={board.name}
      onConfirm={remove}
      onClose={onClose}
    >
      {text.delete.text} {isInUse(board) && text.delete.archiveInstead}
    </ConfirmDialog>
  );
}
