import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

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
  onUnsent: (isUnsent: boolean) => void;
}

/** A title that was sent: two tickets may be called alike. */
interface Sent {
  id: number;
  title: string;
}

let sent = 0;

/** Writes new tickets at the top of a column, one after the other. */
export function Composer({ board, column, onClose, onUnsent }: Props) {
  const { board: text } = useText().boards;
  const { retry } = useText().common;
  const box = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const { send, isPending, error, waiting } = useSending(board, column.id, box, setTitle);
  const isUnsent = title.trim() !== '' || waiting.length > 0;
  // At once: the next key may be the one that leaves.
  useLayoutEffect(() => {
    onUnsent(isUnsent);
    return () => onUnsent(false);
  }, [isUnsent, onUnsent]);
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        box.current?.focus();
        if (title.trim() !== '') {
          // What is typed from here on is another ticket.
          setTitle('');
          send({ id: (sent += 1), title: title.trim() });
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
        <Text key={one.id} size="sm" mt="xs">
          {text.notAdded(one.title)}{' '}
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
  const [waiting, setWaiting] = useState<readonly Sent[]>([]);
  const { mutate, isPending } = useMutation({
    scope: { id: `tickets for column ${column}` },
    mutationFn: ({ title }: Sent) => addTicket(board, { column, title, before: firstOf(board, column) }),
    onSuccess: (ticket) => keepCard(board, ticket),
    onError: (failure, one) => {
      const message = withId(explain(failure), failure);
      setError(message);
      if (box.current === null) {
        void toast({ color: 'red', title: notAdded(one.title), message });
      } else if (box.current.value === '') {
        giveBack(one.title);
      } else {
        setWaiting((others) => [...others, one]);
      }
    },
  });
  const send = (one: Sent) => {
    setError(undefined);
    setWaiting((others) => others.filter(({ id }) => id !== one.id));
    mutate(one);
  };
  return { send, isPending, error, waiting };
}

/** The ticket at the top, which one that was just sent may be. */
function firstOf(board: number, column: number): number | undefined {
  const known = queryClient.getQueryData(boardQuery(board).queryKey);
  return known && lanesOf(known).find((lane) => lane.column.id === column)?.cards[0]?.id;
}
