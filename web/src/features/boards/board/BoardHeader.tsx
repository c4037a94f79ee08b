import { ActionIcon, Button, Group, Title } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { product } from '../../../boot/product';
import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { LiveIndicator } from '../../../components/LiveIndicator';
import { MenuButton } from '../../../components/MenuButton';
import { RouterLink } from '../../../components/RouterLink';
import { useText } from '../../../text';
import type { Live } from '../live/useLive';
import type { WholeBoard } from '../model';
import classes from './board.module.css';
import { Onlookers } from './Onlookers';

const BoardItems = lazyPart(() => import('./BoardItems'), 'BoardItems');
const BoardSettings = lazyDialog(() => import('../list/BoardSettings'), 'BoardSettings');
const ArchiveDialog = lazyDialog(() => import('./ArchiveDialog'), 'ArchiveDialog');

interface Props {
  board: WholeBoard;
  live: Live;
  /** Absent for whoever may only look on. */
  onNewTicket: (() => void) | undefined;
}

export function BoardHeader({ board, live, onNewTicket }: Props) {
  const text = useText().boards;
  const [dialog, setDialog] = useState<'settings' | 'archive' | null>(null);
  const isLive = live.liveness === 'live';
  return (
    <header className={classes.header}>
      <title>{`${board.name} · ${product}`}</title>
      <div className={classes.name}>
        <RouterLink to="/boards" size="sm">
          {text.board.toBoards}
        </RouterLink>
        <Title order={1}>{board.name}</Title>
      </div>
      <Group gap="sm" justify="flex-end">
        <Onlookers presence={live.presence} />
        <LiveIndicator
          isLive={isLive}
          label={isLive ? text.live.live : text.live.reconnecting}
          hint={isLive ? text.live.liveHint : text.live.reconnectingHint}
        />
        {onNewTicket !== undefined && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNewTicket}>
            {text.board.newTicket}
          </Button>
        )}
        <MenuButton
          button={
            <ActionIcon variant="default" size={36} aria-label={text.board.menu}>
              <IconDots size={18} />
            </ActionIcon>
          }
          menu={(state) => <BoardItems {...state} board={board} onDialog={setDialog} />}
        />
      </Group>
      {dialog === 'settings' && <BoardSettings board={board.id} onClose={() => setDialog(null)} />}
      {dialog === 'archive' && <ArchiveDialog board={board} onClose={() => setDialog(null)} />}
    </header>
  );
}
