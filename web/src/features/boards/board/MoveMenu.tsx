import { ActionIcon } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';

import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { Card, WholeBoard } from '../model';
import classes from './board.module.css';
import type { Send } from './useCarrying';

const MoveItems = lazyPart(() => import('./MoveItems'), 'MoveItems');

interface Props {
  card: Card;
  columns: WholeBoard['columns'];
  onSend: Send;
}

/** Another column without carrying. */
export function MoveMenu(props: Props) {
  const text = useText().boards.board;
  return (
    <MenuButton
      button={
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          className={classes.move}
          aria-label={text.moveTicket(props.card.title)}
          title={text.moveTo}
        >
          <IconArrowsMove size={16} aria-hidden />
        </ActionIcon>
      }
      menu={(state) => <MoveItems {...state} {...props} />}
    />
  );
}
