import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';

import type { Schemas } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { useExplain } from '../../../components/explain';
import { toast } from '../../../components/toasts';
import { useLanguage, useText } from '../../../text';
import { LabelChip } from '../board/LabelChip';
import { dayOf } from '../board/days';
import board_ from '../board/board.module.css';
import { changeTicket, isStale, keepTicket, useMove, withId } from '../changes';
import { type Ticket, ticketQuery, type WholeBoard } from '../model';
import { AssigneeField } from './AssigneeField';
import { LabelsField } from './LabelsField';
import classes from './ticket.module.css';

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  writable: boolean;
}

/** Column, assignee, labels and day: each saved as it is chosen. */
export function TicketFields(props: Props) {
  return <div className={classes.fields}>{props.writable ? <Editable {...props} /> : <ToRead {...props} />}</div>;
}

function Editable({ board, ticket }: Props) {
  const text = useText().boards.ticket;
  const move = useMove(board.id);
  const { change, isPending } = useChange(board.id, ticket);
  return (
    <>
      <NativeSelect
        label={text.column}
        value={ticket.column}
        onChange={(event) => move({ ticket: ticket.id, column: Number(event.currentTarget.value), title: ticket.title })}
        data={board.columns.map(({ id, name }) => ({ value: `${id}`, label: name }))}
      />
      <TextInput
        key={ticket.due_on}
        type="date"
        label={text.due}
        defaultValue={ticket.due_on ?? ''}
        // A day is chosen in parts by keyboard: it counts when it is left.
        onBlur={(event) => {
          const day = event.currentTarget.value || null;
          if (day !== (ticket.due_on ?? null)) {
            change({ due_on: day });
          }
        }}
      />
      <AssigneeField board={board} ticket={ticket} disabled={isPending} onChange={(assignee) => change({ assignee })} />
      <LabelsField board={board} ticket={ticket} onChange={(labels) => change({ labels })} />
    </>
  );
}

/** Saves one field on top of the state that is shown. */
function useChange(board: number, ticket: Ticket) {
  const text = useText().boards.ticket;
  const explain = useExplain('clicked');
  const { mutate, isPending } = useMutation({
    scope: { id: `ticket ${ticket.id}` },
    mutationFn: (body: Schemas['TicketChangesBody']) => {
      const seen = queryClient.getQueryData(ticketQuery(board, ticket.id).queryKey) ?? ticket;
      return changeTicket(board, ticket.id, seen.version, body);
    },
    onSuccess: (answer) => keepTicket(board, answer),
    onError: (error) => {
      void queryClient.invalidateQueries({ queryKey: ticketQuery(board, ticket.id).queryKey });
      void toast(
        isStale(error)
          ? { color: 'yellow', title: text.changedMeanwhile, message: text.changedMeanwhileReread }
          : { color: 'red', message: withId(explain(error), error) },
      );
    },
  });
  return { change: mutate, isPending };
}

function ToRead({ board, ticket }: Props) {
  const { language, text: all } = useLanguage();
  const text = all.boards.ticket;
  const column = board.columns.find(({ id }) => id === ticket.column)?.name ?? '';
  return (
    <>
      <Fact term={text.column}>{column}</Fact>
      <Fact term={text.due}>{ticket.due_on ? dayOf(ticket.due_on, language) : text.noDue}</Fact>
      <Fact term={text.assignee}>{ticket.assignee?.username ?? text.nobody}</Fact>
      <Fact term={text.labels}>
        {ticket.labels.length === 0 ? (
          text.noLabels
        ) : (
          <span className={board_.labels}>
            {ticket.labels.map((label) => (
              <LabelChip key={label} label={label} />
            ))}
          </span>
        )}
      </Fact>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Text id={id} size="sm" c="dimmed">
        {term}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}
