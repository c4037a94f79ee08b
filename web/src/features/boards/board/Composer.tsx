import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { useExplain } from '../../../components/explain';
import { useText } from '../../../text';
import { addTicket, keepCard, withId } from '../changes';
import type { Column } from '../model';
import classes from './board.module.css';

interface Props {
  board: number;
  column: Column;
  /** The ticket that the new one goes ahead of. */
  first: number | undefined;
  onClose: () => void;
}

/** Writes new tickets at the top of a column, one after the other. */
export function Composer({ board, column, first, onClose }: Props) {
  const text = useText().boards.board;
  const explain = useExplain();
  const [title, setTitle] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addTicket(board, { column: column.id, title: title.trim(), before: first }),
    onSuccess: (ticket) => {
      keepCard(board, ticket);
      setTitle('');
    },
  });
  const add = () => {
    if (title.trim() !== '' && !isPending) {
      mutate();
    }
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        aria-label={`${text.addTicket(column.name)}: ${text.title}`}
        placeholder={text.title}
        maxLength={255}
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={error !== null && withId(explain(error), error)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            onClose();
          }
        }}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-sm" loading={isPending}>
          {text.add}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
          {text.cancel}
        </Button>
      </Group>
    </form>
  );
}
