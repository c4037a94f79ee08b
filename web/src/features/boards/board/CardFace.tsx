import { IconAlignLeft, IconCalendar, IconMessage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';

import { useLanguage } from '../../../text';
import type { Card } from '../model';
import classes from './board.module.css';
import { dayOf, isOverdue } from './days';
import { Initials } from './Initials';
import { LabelChip } from './LabelChip';

/** What a ticket shows of itself on the board. Plain elements: there may be hundreds. */
export function CardFace({ card, title }: { card: Card; title?: ReactNode }) {
  const { language, text } = useLanguage();
  const words = text.boards.board;
  const { assignee, comments, described, due_on: due, labels } = card;
  const hasMore = Boolean(due) || described || comments > 0 || Boolean(assignee);
  return (
    <>
      {labels.length > 0 && (
        <span className={classes.labels}>
          {labels.map((label) => (
            <LabelChip key={label} label={label} />
          ))}
        </span>
      )}
      <span className={classes.title}>{title ?? card.title}</span>
      {hasMore && (
        <span className={classes.facts}>
          {due && (
            <span className={classes.fact} data-overdue={isOverdue(due)}>
              <IconCalendar size={14} aria-hidden />
              <span>{dayOf(due, language)}</span>
              {isOverdue(due) && <span>({words.overdue})</span>}
            </span>
          )}
          {described && (
            <span className={classes.fact} title={words.described}>
              <IconAlignLeft size={14} aria-hidden />
              <VisuallyHidden>{words.described}</VisuallyHidden>
            </span>
          )}
          {comments > 0 && (
            <span className={classes.fact} title={words.comments(comments)}>
              <IconMessage size={14} aria-hidden />
              <span aria-hidden>{comments}</span>
              <VisuallyHidden>{words.comments(comments)}</VisuallyHidden>
            </span>
          )}
          {assignee && (
            <span className={classes.assignee}>
              <Initials name={assignee.username} />
              <VisuallyHidden>{words.assignedTo(assignee.username)}</VisuallyHidden>
            </span>
          )}
        </span>
      )}
    </>
  );
}
