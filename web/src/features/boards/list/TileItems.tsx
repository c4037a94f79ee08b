import { Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { useExplain } from '../../../components/explain';
import type { MenuState } from '../../../components/MenuButton';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { ExportItems } from '../board/ExportItems';
import { archiveBoard, restoreBoard, withId } from '../changes';
import { isInUse, type ListedBoard } from '../model';
import { useUndo } from '../undo';

interface Props extends MenuState {
  board: ListedBoard;
  onDialog: (which: 'settings' | 'delete') => void;
}

export function TileItems({ board, onDialog, opened, onChange, target }: Props) {
  const text = useText().boards.list;
  const { archive, restore } = usePuttingAway(board);
  const inUse = isInUse(board);
  return (
    <Menu position="bottom-end" width={230} opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {board.right === 'manage' && inUse && (
          <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => onDialog('settings')}>
            {text.settings}
          </Menu.Item>
        )}
        <ExportItems board={board.id} />
        {board.right === 'manage' && (
          <>
            <Menu.Divider />
            {inUse ? (
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={archive}>
                {text.archive}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={restore}>
                {text.restore}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => onDialog('delete')}>
              {text.delete}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function usePuttingAway({ id, name }: ListedBoard) {
  const text = useText().boards.list;
  const explain = useExplain('clicked');
  const undoable = useUndo();
  const onError = (error: unknown) => void toast({ color: 'red', message: withId(explain(error), error) });
  const archive = useMutation({
    mutationFn: () => archiveBoard(id),
    onSuccess: () => undoable(text.hasBeenArchived(name), () => restoreBoard(id)),
    onError,
  });
  const restore = useMutation({
    mutationFn: () => restoreBoard(id),
    onSuccess: () => undoable(text.hasBeenRestored(name), () => archiveBoard(id)),
    onError,
  });
  return { archive: () => archive.mutate(), restore: () => restore.mutate() };
}
