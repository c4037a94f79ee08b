import { ActionIcon, Badge, Group, Paper, Text } from '@mantine/core';
import { IconDots, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useText } from '../../../text';
import type { ListedBoard } from '../model';
import classes from './list.module.css';

const TileItems = lazyPart(() => import('./TileItems'), 'TileItems');
const BoardSettings = lazyDialog(() => import('./BoardSettings'), 'BoardSettings');
const DeleteBoard = lazyDialog(() => import('./DeleteBoard'), 'DeleteBoard');

export function BoardTile({ board }: { board: ListedBoard }) {
  const text = useText().boards.list;
  const isOpen = board.visibility === 'everyone';
  const Icon = isOpen ? IconWorld : IconUsersGroup;
  return (
    <Paper component="article" radius="lg" p="md" className={classes.tile}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Link to="/boards/$board" params={{ board: board.id }} className={classes.open}>
          {board.name}
        </Link>
        <BoardActions board={board} />
      </Group>
      <Group gap="xs" mt="auto">
        <Badge color="gray" leftSection={<Icon size={12} aria-hidden />}>
          {isOpen ? text.everyone : text.members}
        </Badge>
        <Text size="xs" c="dimmed">
          {text.mayDo(text.rights[board.right])}
        </Text>
      </Group>
    </Paper>
  );
}

function BoardActions({ board }: { board: ListedBoard }) {
  const text = useText().boards.list;
  const [dialog, setDialog] = useState<'settings' | 'delete' | null>(null);
  return (
    <>
      <MenuButton
        button={
          <ActionIcon variant="subtle" color="gray" className={classes.actions} aria-label={text.actions(board.name)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        }
        menu={(state) => <TileItems {...state} board={board} onDialog={setDialog} />}
      />
      {dialog === 'settings' && <BoardSettings board={board.id} onClose={() => setDialog(null)} />}
      {dialog === 'delete' && <DeleteBoard board={board} onClose={() => setDialog(null)} />}
    </>
  );
}
