import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';

import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { Column } from '../model';

const ColumnDialog = lazyDialog(() => import('./ColumnDialog'), 'ColumnDialog');
const ColumnItems = lazyPart(() => import('./ColumnItems'), 'ColumnItems');

interface Props {
  board: number;
  column: Column;
  neighbours: { left: number | undefined; right: number | undefined };
}

export function ColumnMenu(props: Props) {
  const { board, column } = props;
  const text = useText().boards.board;
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      <MenuButton
        button={
          <ActionIcon variant="subtle" color="gray" aria-label={text.columnActions(column.name)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        }
        menu={(state) => <ColumnItems {...state} {...props} onEdit={() => setEditing(true)} />}
      />
      {isEditing && <ColumnDialog board={board} column={column} onClose={() => setEditing(false)} />}
    </>
  );
}
