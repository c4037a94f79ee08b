import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient, useMe } from '../../../api/session';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useExplain } from '../../../components/explain';
import { Moment } from '../../../components/Moment';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { Initials } from '../board/Initials';
import { withId } from '../changes';
import { type Comment, commentsQuery, tag, type WholeBoard } from '../model';
import { useUndo } from '../undo';
import { CommentForm } from './Comments';
import { Prose } from './Prose';
import classes from './ticket.module.css';

interface Props {
  board: WholeBoard;
  ticket: number;
  comment: Comment;
  writable: boolean;
}

export function CommentView({ board, ticket, comment, writable }: Props) {
  const text = useText().boards.ticket;
  const me = useMe();
  // The state that is being edited, so that a change in between is noticed.
  const [edited, setEdited] = useState<Comment | null>(null);
  const reread = () => queryClient.invalidateQueries({ queryKey: commentsQuery(board.id, ticket).queryKey });
  const path = { board: board.id, ticket, comment: comment.id };
  const isAuthor = comment.author?.uuid === me.uuid;
  const name = comment.author?.username ?? text.somebody;
  return (
    <article className={classes.comment}>
      <Initials name={name} />
      <div className={classes.said}>
        <Group gap="xs" mb={2}>
          <Text size="sm" fw={600} className={classes.author}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            <Moment at={comment.created_at} />
            {comment.version > 1 && ` · ${text.editedAt}`}
          </Text>
        </Group>
        {edited === null ? (
          <Prose html={comment.body_html} />
        ) : (
          <CommentForm
            initial={edited.body}
            label={text.editComment}
            submit={text.save}
            onCancel={() => setEdited(null)}
            onSaved={async () => {
              await reread();
              setEdited(null);
            }}
            send={(body) =>
              answerOf(
                api.PATCH('/api/v1/boards/{board}/tickets/{ticket}/comments/{comment}', {
                  params: { path, header: { 'If-Match': tag(edited.version) } },
                  body: { body },
                }),
              )
            }
          />
        )}
        {writable && edited === null && (
          <Group gap={4} mt={2} ml={-8}>
            {isAuthor && (
              <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setEdited(comment)}>
                {text.editComment}
              </Button>
            )}
            {(isAuthor || board.right === 'manage') && (
              <TakeBack path={path} comment={comment} isAuthor={isAuthor} reread={reread} />
            )}
          </Group>
        )}
      </div>
    </article>
  );
}

/** One's own words can be said again; somebody else's are asked about first. */
function TakeBack({ path, comment, isAuthor, reread }: TakeBackProps) {
  const text = useText().boards.ticket;
  const explain = useExplain('clicked');
  const undoable = useUndo();
  const [asks, setAsks] = useState(false);
  const { board, ticket } = path;
  const remove = () =>
    answerOf(
      api.DELETE('/api/v1/boards/{board}/tickets/{ticket}/comments/{comment}', { params: { path } }),
    ).then(reread);
  const sayAgain = () =>
    answerOf(
      api.POST('/api/v1/boards/{board}/tickets/{ticket}/comments', {
        params: { path: { board, ticket } },
        body: { body: comment.body },
      }),
    ).then(reread);
  const own = useMutation({
    mutationFn: remove,
    onSuccess: () => undoable(text.commentTakenBack, sayAgain),
    onError: (error) => void toast({ color: 'red', message: withId(explain(error), error) }),
  });
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        loading={own.isPending}
        onClick={() => (isAuthor ? own.mutate() : setAsks(true))}
      >
        {isAuthor ? text.deleteComment : text.deleteOthersComment}
      </Button>
      {asks && (
        <ConfirmDialog
          title={text.deleteCommentTitle}
          confirm={text.deleteOthersComment}
          isDangerous
          onConfirm={remove}
          onClose={() => setAsks(false)}
        >
          {text.deleteCommentText(comment.author?.username ?? text.somebody)}
        </ConfirmDialog>
      )}
    </>
  );
}

interface TakeBackProps {
  path: { board: number; ticket: number; comment: number };
  comment: Comment;
  isAuthor: boolean;
  reread: () => Promise<void>;
}
