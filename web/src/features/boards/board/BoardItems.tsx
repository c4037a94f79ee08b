import { Menu } from '@mantine/core';
import { IconArchive, IconUsers } from '@tabler/icons-react';

import type { MenuState } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { WholeBoard } from '../model';
import { ExportItems } from './ExportItems';

interface Props extends MenuState {
  board: WholeBoard;
  onDialog: (which: 'settings' | 'archive') => void;
}

export function BoardItems({ board, onDialog, opened, onChange, target }: Props) {
  const text = useText().boards;
  return (
    <Menu position="bottom-end" width={230} opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {board.right === 'manage' && (
          <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => onDialog('settings')}>
            {text.list.settings}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => onDialog('archive')}>
          {text.board.archivedThings}
        </Menu.Item>
        <Menu.Divider />
        <ExportItems board={board.id} />
      </Menu.Dropdown>
    </Menu>
  );
}
