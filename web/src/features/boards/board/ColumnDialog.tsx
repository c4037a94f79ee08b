import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { useExplain } from '../../../components/explain';
import { useProblemForm } from '../../../components/problemForm';
import { useText } from '../../../text';
import { keepColumn } from '../changes';
import { type Column, tag } from '../model';
import { ColumnDot } from './ColumnDot';

interface Props {
  board: number;
  column: Column;
  onClose: () => void;
}

/** A column's name, colour and limit. */
export function ColumnDialog({ board, column, onClose }: Props) {
  const { boards, dialogs } = useText();
  const text = boards.column;
  const explain = useExplain('typed');
  // What somebody else changes meanwhile must not be overwritten unseen.
  const [seen] = useState(column.version);
  const [colour, setColour] = useState(column.color ?? '');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name: column.name, wip_limit: column.wip_limit?.toString() ?? '' },
    send: async ({ name, wip_limit }) =>
      answerOf(
        api.PATCH('/api/v1/boards/{board}/columns/{column}', {
          params: { path: { board, column: column.id }, header: { 'If-Match': tag(seen) } },
          body: { name, color: colour || null, wip_limit: wip_limit === '' ? null : Number(wip_limit) },
        }),
      ),
    done: (answer) => {
      keepColumn(board, answer);
      onClose();
    },
  });
  const { none, ...named } = text.colours;
  const known = Object.entries(named).map(([value, label]) => ({ value, label }));
  const own = colour !== '' && !(colour in named) ? [{ value: colour, label: text.ownColour }] : [];
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && (
            <Alert color="red" role="alert">
              {explain(error)}
            </Alert>
          )}
          <TextInput label={text.name} required withAsterisk={false} maxLength={100} data-autofocus {...field('name')} />
          <NativeSelect
            label={text.colour}
            value={colour}
            onChange={(event) => setColour(event.currentTarget.value)}
            data={[{ value: '', label: none }, ...own, ...known]}
            leftSection={<ColumnDot colour={colour} />}
          />
          <TextInput
            label={text.limit}
            description={text.limitHint}
            type="number"
            min={1}
            max={1000}
            {...field('wip_limit')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {dialogs.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
