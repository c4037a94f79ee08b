import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { useExplain } from '../../../components/explain';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { isStale, withId } from '../changes';
import { commentsQuery, type Ticket, type WholeBoard } from '../model';
import { CommentView } from './CommentView';
import classes from './ticket.module.css';
import { useUnsaved } from './unsaved';

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  writable: boolean;
}

export function Comments({ board, ticket, writable }: Props) {
  const text = useText().boards.ticket;
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    commentsQuery(board.id, ticket.id),
  );
  const comments = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <Title order={3} mb="sm">
        {text.comments}
      </Title>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && comments.length === 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {text.noComments}
        </Text>
      )}
      <Stack gap="md" mb="md">
        {comments.map((comment) => (
          <CommentView key={comment.id} board={board} ticket={ticket.id} comment={comment} writable={writable} />
        ))}
      </Stack>
      {hasNextPage && (
        <Button variant="subtle" size="compact-sm" mb="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.moreComments}
        </Button>
      )}
      {writable && !isPending && <Say board={board.id} ticket={ticket.id} />}
    </section>
  );
}

function Say({ board, ticket }: { board: number; ticket: number }) {
  const text = useText().boards.ticket;
  return (
    <CommentForm
      initial=""
      label={text.commentLabel}
      submit={text.comment}
      send={(body) =>
        answerOf(
          api.POST('/api/v1/boards/{board}/tickets/{ticket}/comments', {
            params: { path: { board, ticket } },
            body: { body },
          }),
        )
      }
      onSaved={() => queryClient.invalidateQueries({ queryKey: commentsQuery(board, ticket).queryKey })}
    />
  );
}

interface FormProps {
  initial: string;
  label: string;
  submit: string;
  send: (body: string) => Promise<unknown>;
  onSaved: () => Promise<void>;
  onCancel?: () => void;
}

/** Writes a comment. What was typed stays until the server has it. */
export function CommentForm({ initial, label, submit, send, onSaved, onCancel }: FormProps) {
  const text = useText().boards.ticket;
  const explain = useExplain('typed');
  const box = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(initial);
  const isNew = onCancel === undefined;
  const { error, mutate, isPending } = useSending({ send, onSaved, box, giveBack: setBody, isNew });
  useUnsaved(body !== initial);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        box.current?.focus();
        mutate(body);
        if (isNew) {
          // What is typed from here on is another comment.
          setBody('');
        }
      }}
    >
      {error !== null && (
        <Alert color={isStale(error) ? 'yellow' : 'red'} role="alert" mb="xs">
          {withId(explain(error), error)}
        </Alert>
      )}
      <Textarea
        ref={box}
        aria-label={label}
        placeholder={label}
        rows={2}
        classNames={{ input: classes.growing }}
        maxLength={20_000}
        readOnly={isPending && !isNew}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        autoFocus={!isNew}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" disabled={body.trim() === ''} loading={isPending && (!isNew || body === '')}>
          {submit}
        </Button>
        {!isNew && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </Group>
    </form>
  );
}

interface Sending extends Pick<FormProps, 'send' | 'onSaved'> {
  box: RefObject<HTMLTextAreaElement | null>;
  giveBack: (body: string) => void;
  isNew: boolean;
}

/** Sends one comment after the other. What is refused goes back into the box, ahead of other words in it. */
function useSending({ send, onSaved, box, giveBack, isNew }: Sending) {
  const text = useText().boards.ticket;
  const explain = useExplain('typed');
  const [error, setError] = useState<unknown>(null);
  const { mutate, isPending } = useMutation({
    scope: { id: 'comments' },
    mutationFn: send,
    onMutate: () => setError(null),
    onSuccess: onSaved,
    onError: (failure, body) => {
      setError(failure);
      if (box.current === null) {
        void toast({ color: 'red', title: text.notSent, message: `${explain(failure)} ${body}`, autoClose: false });
      } else if (isNew) {
        giveBack([body, box.current.value].filter((words) => words !== '').join('\n\n'));
      }
    },
  });
  return { error, mutate, isPending };
}
