import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { useExplain } from '../../../components/explain';
import { useText } from '../../../text';
import { keepColumn, withId } from '../changes';
import classes from './board.module.css';

/** Another column at the right end. */
export function AddColumn({ board, isFirst }: { board: number; isFirst: boolean }) {
  const text = useText().boards.board;
  const explain = useExplain('typed');
  const [name, setName] = useState<string | null>(null);
  // The form takes the place of the button, and leaves the focus to it.
  const [wasOpen, setWasOpen] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (wanted: string) =>
      answerOf(api.POST('/api/v1/boards/{board}/columns', { params: { path: { board } }, body: { name: wanted } })),
    onSuccess: (column) => {
      keepColumn(board, column);
      setName(null);
    },
  });
  const open = () => {
    setWasOpen(true);
    setName('');
  };
  const close = () => {
    reset();
    setName(null);
  };
  if (name === null) {
    return (
      <div className={classes.addColumn}>
        {isFirst && (
          <Text size="sm" c="dimmed" mb="sm">
            {text.noColumns}. {text.noColumnsHint}
          </Text>
        )}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={16} aria-hidden />}
          autoFocus={wasOpen}
          onClick={open}
        >
          {text.addColumn}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={classes.addColumn}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') {
          mutate(name.trim());
        }
      }}
    >
      <TextInput
        aria-label={text.columnName}
        placeholder={text.columnName}
        maxLength={100}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            close();
          }
        }}
        error={error !== null && withId(explain(error), error)}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-sm" loading={isPending}>
          {text.add}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={close}>
          {text.cancel}
        </Button>
      </Group>
    </form>
  );
}
