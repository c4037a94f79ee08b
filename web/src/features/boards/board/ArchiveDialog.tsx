import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useText } from '../../../text';
import { deleteTicket, rereadBoard, restoreColumn, restoreTicket } from '../changes';
import { archiveQuery, isWritable, type WholeBoard } from '../model';

interface Thing {
  key: string;
  name: string;
  restore: () => Promise<unknown>;
  remove: () => Promise<unknown>;
}

/** What was put away on a board, to be taken back or deleted. */
export function ArchiveDialog({ board, onClose }: { board: WholeBoard; onClose: () => void }) {
  const text = useText().boards.archive;
  const { data, error, refetch } = useQuery(archiveQuery(board.id));
  const [doomed, setDoomed] = useState<Thing | null>(null);
  const groups = data === undefined ? [] : thingsOf(board.id, data, text);
  const isEmpty = data !== undefined && groups.every(({ things }) => things.length === 0);
  if (doomed !== null) {
    return (
      <ConfirmDialog
        title={text.confirm}
        confirm={text.delete}
        isDangerous
        onConfirm={() => doomed.remove().then(() => rereadBoard(board.id))}
        onClose={() => setDoomed(null)}
      >
        <b>{doomed.name}</b>
        <br />
        {text.confirmText}
      </ConfirmDialog>
    );
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty && <Text c="dimmed">{text.nothing}</Text>}
      {groups
        .filter(({ things }) => things.length > 0)
        .map(({ title, things }) => (
          <Stack key={title} gap="xs" mb="md">
            <Title order={3}>{title}</Title>
            {things.map((thing) => (
              <Line key={thing.key} board={board} thing={thing} onDelete={() => setDoomed(thing)} />
            ))}
          </Stack>
        ))}
    </Dialog>
  );
}

function Line({ board, thing, onDelete }: { board: WholeBoard; thing: Thing; onDelete: () => void }) {
  const text = useText().boards.archive;
  const { mutate, isPending, error } = useMutation({
    mutationFn: thing.restore,
    onSuccess: () => rereadBoard(board.id),
  });
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {thing.name}
        </Text>
        {isWritable(board) && (
          <Group gap={4} wrap="nowrap">
            <Button
              size="compact-sm"
              variant="light"
              aria-label={text.restoreIt(thing.name)}
              loading={isPending}
              onClick={() => mutate()}
            >
              {text.restore}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={text.deleteIt(thing.name)}
              onClick={onDelete}
            >
              {text.delete}
            </Button>
          </Group>
        )}
      </Group>
      {error !== null && <ErrorState error={error} />}
    </>
  );
}

interface Archived {
  columns: { id: number; name: string }[];
  tickets: { id: number; title: string }[];
}

function thingsOf(board: number, archived: Archived, text: { columns: string; tickets: string }) {
  const columns = archived.columns.map(({ id: column, name }) => ({
    key: `column ${column}`,
    name,
    restore: () => restoreColumn(board, column),
    remove: () =>
      answerOf(
        api.DELETE('/api/v1/boards/{board}/columns/{column}', {
          params: { path: { board, column } },
          body: { confirm: name },
        }),
      ),
  }));
  const tickets = archived.tickets.map(({ id: ticket, title }) => ({
    key: `ticket ${ticket}`,
    name: title,
    restore: () => restoreTicket(board, ticket),
    remove: () => deleteTicket(board, ticket, title),
  }));
  return [
    { title: text.columns, things: columns },
    { title: text.tickets, things: tickets },
  ];
}
