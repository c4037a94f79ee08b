import { Menu } from '@mantine/core';
import { IconArchive, IconArrowLeft, IconArrowRight, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { answerOf, api } from '../../../api/client';
import { useExplain } from '../../../components/explain';
import type { MenuState } from '../../../components/MenuButton';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { archiveColumn, keepColumn, rereadBoard, restoreColumn, withId } from '../changes';
import type { Column } from '../model';
import { useUndo } from '../undo';

interface Props extends MenuState {
  board: number;
  column: Column;
  neighbours: { left: number | undefined; right: number | undefined };
  onEdit: () => void;
}

export function ColumnItems({ board, column, neighbours, onEdit, opened, onChange, target }: Props) {
  const text = useText().boards.board;
  const explain = useExplain('clicked');
  const undoable = useUndo();
  const onError = (error: unknown) => void toast({ color: 'red', message: withId(explain(error), error) });
  const move = useMutation({
    mutationFn: (body: { before?: number; after?: number }) =>
      answerOf(
        api.POST('/api/v1/boards/{board}/columns/{column}/move', { params: { path: { board, column: column.id } }, body }),
      ),
    onSuccess: (answer) => keepColumn(board, answer),
    onError,
  });
  const archive = useMutation({
    mutationFn: () => archiveColumn(board, column.id),
    onSuccess: async () => {
      await rereadBoard(board);
      undoable(text.columnArchived(column.name), () => restoreColumn(board, column.id).then(() => rereadBoard(board)));
    },
    onError,
  });
  const { left, right } = neighbours;
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      withinPortal
      portalProps={{ target: '#content' }}
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {text.editColumn}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowLeft size={16} />}
          disabled={left === undefined}
          onClick={() => move.mutate({ before: left })}
        >
          {text.left}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          disabled={right === undefined}
          onClick={() => move.mutate({ after: right })}
        >
          {text.right}
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => archive.mutate()}>
          {text.archiveColumn}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
