import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';

import { queryClient } from '../../../api/session';
import { useExplain } from '../../../components/explain';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { addTicket, keepCard, withId } from '../changes';
import { boardQuery, type Column } from '../model';
import { lanesOf } from '../state/lanes';
import classes from './board.module.css';

interface Props {
  board: number;
  column: Column;
  onClose: () => void;
}

/** Writes new tickets at the top of a column, one after the other. */
export function Composer({ board, column, onClose }: Props) {
  const { board: text } = useText().boards;
  const { retry } = useText().common;
  const box = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const { send, isPending, error, waiting } = useSending(board, column.id, box, setTitle);
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        box.current?.focus();
        if (title.trim() !== '') {
          // What is typed from here on is another ticket.
          setTitle('');
          send(title.trim());
        }
      }}
    >
      <TextInput
        ref={box}
        aria-label={`${text.addTicket(column.name)}: ${text.title}`}
        placeholder={text.title}
        maxLength={255}
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={error}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            onClose();
          }
        }}
      />
      {waiting.map((one) => (
        <Text key={one} size="sm" mt="xs">
          {text.notAdded(one)}{' '}
          <Button variant="light" size="compact-xs" onClick={() => send(one)}>
            {retry}
          </Button>
        </Text>
      ))}
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-sm" loading={isPending && title === ''}>
          {text.add}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onClose}>
          {text.cancel}
        </Button>
      </Group>
    </form>
  );
}

/** Sends one title after the other. What is refused goes back into the box, or waits beside other words in it. */
function useSending(board: number, column: number, box: RefObject<HTMLInputElement | null>, giveBack: (title: string) => void) {
  const { notAdded } = useText().boards.board;
  const explain = useExplain('typed');
  const [error, setError] = useState<string>();
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const { mutate, isPending } = useMutation({
    scope: { id: `tickets for column ${column}` },
    mutationFn: (title: string) => addTicket(board, { column, title, before: firstOf(board, column) }),
    onSuccess: (ticket) => keepCard(board, ticket),
    onError: (failure, title) => {
      const message = withId(explain(failure), failure);
      setError(message);
      if (box.current === null) {
        void toast({ color: 'red', title: notAdded(title), message });
      } else if (box.current.value === '') {
        giveBack(title);
      } else {
        setWaiting((others) => [...others, title]);
      }
    },
  });
  const send = (title: string) => {
    setError(undefined);
    setWaiting((others) => others.filter((other) => other !== title));
    mutate(title);
  };
  return { send, isPending, error, waiting };
}

/** The ticket at the top, which one that was just sent may be. */
function firstOf(board: number, column: number): number | undefined {
  const known = queryClient.getQueryData(boardQuery(board).queryKey);
  return known && lanesOf(known).find((lane) => lane.column.id === column)?.cards[0]?.id;
}
