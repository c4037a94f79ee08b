import { Menu } from '@mantine/core';

import type { MenuState } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { Card, WholeBoard } from '../model';
import type { Send } from './useCarrying';

interface Props extends MenuState {
  card: Card;
  columns: WholeBoard['columns'];
  onSend: Send;
}

export function MoveItems({ card, columns, onSend, opened, onChange, target }: Props) {
  const text = useText().boards.board;
  const first = columns.find(({ id }) => id !== card.column)?.id;
  return (
    // Columns scroll and would cut it off, so it lies beside them.
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      withinPortal
      portalProps={{ target: '#content' }}
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.moveTo}</Menu.Label>
        {columns.map(({ id, name }) => (
          <Menu.Item
            key={id}
            disabled={id === card.column}
            // The library would try the first, which may be the one that is switched off.
            data-autofocus={id === first || undefined}
            onClick={() => onSend(card, id)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
