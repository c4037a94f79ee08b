import { Menu } from '@mantine/core';

import type { MenuState } from '../../../components/MenuButton';
import { useText } from '../../../text';
import { useMove } from '../changes';
import type { Card, WholeBoard } from '../model';

interface Props extends MenuState {
  board: number;
  card: Card;
  columns: WholeBoard['columns'];
}

export function MoveItems({ board, card, columns, opened, onChange, target }: Props) {
  const text = useText().boards.board;
  const move = useMove(board);
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
            onClick={() => move({ ticket: card.id, column: id, title: card.title })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
