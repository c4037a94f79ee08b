import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';

import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { useExplain } from '../../../components/explain';
import { useProblemForm } from '../../../components/problemForm';
import { useText } from '../../../text';
import { rereadLists, withId } from '../changes';
import type { Visibility } from '../model';
import { VisibilityInput } from './VisibilityInput';

export function NewBoardDialog({ onClose }: { onClose: () => void }) {
  const text = useText().boards.create;
  const explain = useExplain('typed');
  const navigate = useNavigate();
  const [visibility, setVisibility] = useState<Visibility>('members');
  const [withColumns, setWithColumns] = useState(true);
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name: '' },
    send: ({ name }) => make(name, visibility, withColumns ? text.starterNames : []),
    done: ({ id }) => {
      void rereadLists();
      void navigate({ to: '/boards/$board', params: { board: id } });
    },
  });
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && (
            <Alert color="red" role="alert">
              {withId(explain(error), error)}
            </Alert>
          )}
          <TextInput label={text.name} required withAsterisk={false} maxLength={100} data-autofocus {...field('name')} />
          <VisibilityInput value={visibility} onChange={setVisibility} />
          <Checkbox
            label={text.starters}
            checked={withColumns}
            onChange={(event) => setWithColumns(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {text.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** With columns it is an import, so that the board is made whole or not at all. */
function make(name: string, visibility: Visibility, columns: readonly string[]) {
  if (columns.length === 0) {
    return answerOf(api.POST('/api/v1/boards', { body: { name, visibility } }));
  }
  return answerOf(
    api.POST('/api/v1/boards/import', {
      params: { query: { visibility } },
      body: { name, columns: columns.map((column) => ({ name: column, tickets: [] })) },
    }),
  );
}
