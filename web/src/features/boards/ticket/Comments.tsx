import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { useExplain } from '../../../components/explain';
import { useText } from '../../../text';
import { isStale, withId } from '../changes';
import { commentsQuery, type Ticket, type WholeBoard } from '../model';
import { CommentView } from './CommentView';
import classes from './ticket.module.css';

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
  const explain = useExplain();
  const [body, setBody] = useState(initial);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(body),
    onSuccess: async () => {
      await onSaved();
      setBody('');
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      {error !== null && (
        <Alert color={isStale(error) ? 'yellow' : 'red'} role="alert" mb="xs">
          {withId(explain(error), error)}
        </Alert>
      )}
      <Textarea
        aria-label={label}
        placeholder={label}
        rows={2}
        classNames={{ input: classes.growing }}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        autoFocus={onCancel !== undefined}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" disabled={body.trim() === ''} loading={isPending}>
          {submit}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </Group>
    </form>
  );
}
