import { Alert, Button, Group, Stack, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';

import { queryClient } from '../../../api/session';
import { useExplain } from '../../../components/explain';
import { useProblemForm } from '../../../components/problemForm';
import { useText } from '../../../text';
import { changeTicket, isStale, keepTicket, withId } from '../changes';
import { type Ticket, ticketQuery } from '../model';
import { HEADING_ID } from './heading';
import { Prose } from './Prose';
import classes from './ticket.module.css';
import { useUnsaved } from './unsaved';

interface Props {
  board: number;
  ticket: Ticket;
  onDone: () => void;
}

/** Writes title and description. What was typed stays when somebody else was faster. */
export function TextForm({ board, ticket, onDone }: Props) {
  const text = useText().boards.ticket;
  const explain = useExplain('typed');
  // The state that the typed text is based on: somebody else's change in between must be seen first.
  const [seen, setSeen] = useState(ticket.version);
  const [start] = useState(ticket);
  const [description, setDescription] = useState(start.description);
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: { title: ticket.title },
    send: ({ title }) =>
      changeTicket(board, ticket.id, seen, { title, description }).catch(async (failure: unknown) => {
        if (isStale(failure)) {
          // Asked anew: an answer that is under way already may be of before the change.
          const { queryKey } = ticketQuery(board, ticket.id);
          await queryClient.invalidateQueries({ queryKey, exact: true });
          setSeen(queryClient.getQueryData(queryKey)?.version ?? seen);
        }
        throw failure;
      }),
    done: (answer) => {
      keepTicket(board, answer);
      onDone();
    },
  });
  useUnsaved(values.title !== start.title || description !== start.description);
  return (
    <form onSubmit={onSubmit}>
      <VisuallyHidden>
        <h2 id={HEADING_ID}>{ticket.title}</h2>
      </VisuallyHidden>
      <Stack gap="sm" mb="lg">
        {error !== null && <Refused isStale={isStale(error)} explanation={withId(explain(error), error)} />}
        {isStale(error) && <Theirs ticket={ticket} />}
        <TextInput label={text.title} required withAsterisk={false} maxLength={255} readOnly={sending} data-autofocus autoFocus {...field('title')} />
        <Textarea
          label={text.description}
          description={text.descriptionHint}
          rows={8}
          classNames={{ input: classes.growing }}
          maxLength={20_000}
          readOnly={sending}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            {text.save}
          </Button>
          <Button variant="default" onClick={onDone}>
            {text.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Refused({ isStale, explanation }: { isStale: boolean; explanation: string }) {
  const text = useText().boards.ticket;
  return (
    <Alert color={isStale ? 'yellow' : 'red'} role="alert" title={isStale ? text.changedMeanwhile : undefined}>
      {isStale ? text.changedMeanwhileHint : explanation}
    </Alert>
  );
}

/** What is there now, beside what was typed. */
function Theirs({ ticket }: { ticket: Ticket }) {
  return (
    <Alert color="gray" title={ticket.title}>
      <Prose html={ticket.description_html} />
    </Alert>
  );
}
