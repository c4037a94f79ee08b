import { Alert, Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useExplain } from '../../../components/explain';
import { useProblemForm } from '../../../components/problemForm';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { isStale, rereadBoard, rereadLists, withId } from '../changes';
import { boardQuery, tag, type WholeBoard } from '../model';
import { Members } from './Members';
import { VisibilityInput } from './VisibilityInput';

/** Name, visibility and members of a board. */
export function BoardSettings({ board: id, onClose }: { board: number; onClose: () => void }) {
  const text = useText().boards.settings;
  const { data: board, error, refetch } = useQuery(boardQuery(id));
  return (
    <Dialog title={text.title} onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {board !== undefined && (
        <Stack gap="lg">
          <Row key={board.version} board={board} />
          <div>
            <Title order={3} mb="sm">
              {text.members}
            </Title>
            <Members board={board} />
          </div>
        </Stack>
      )}
    </Dialog>
  );
}

/** The board's own row. Made anew when somebody else has changed it. */
function Row({ board }: { board: WholeBoard }) {
  const { settings: text, create } = useText().boards;
  const explain = useExplain('typed');
  const [visibility, setVisibility] = useState(board.visibility);
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: { name: board.name },
    send: ({ name }) =>
      answerOf(
        api.PATCH('/api/v1/boards/{board}', {
          params: { path: { board: board.id }, header: { 'If-Match': tag(board.version) } },
          body: { name, visibility },
        }),
      ).finally(() => Promise.all([rereadBoard(board.id), rereadLists()])),
    done: () => void toast({ color: 'teal', message: text.saved }),
  });
  const isChanged = values.name !== board.name || visibility !== board.visibility;
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {error !== null && (
          <Alert color={isStale(error) ? 'yellow' : 'red'} role="alert">
            {withId(explain(error), error)}
          </Alert>
        )}
        <TextInput label={create.name} required withAsterisk={false} maxLength={100} {...field('name')} />
        <VisibilityInput value={visibility} onChange={setVisibility} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isChanged} loading={sending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
