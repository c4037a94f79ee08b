import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useMe } from '../../../api/session';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { RouterLink } from '../../../components/RouterLink';
import { Fact, Facts } from '../shared/Facts';
import { followedQuery, type OutboxLetter, sendTest } from './api';
import { LetterState } from './LetterState';
import { useMailText } from './text';

/** Sends a letter to try whether letters arrive, and follows it. */
export function TestLetterDialog({ onClose }: { onClose: () => void }) {
  const { senders: text } = useMailText();
  const [written, setWritten] = useState<OutboxLetter>();
  return (
    <Dialog title={text.test} onClose={onClose}>
      {written === undefined ? <Form onWritten={setWritten} /> : <Followed letter={written} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ onWritten }: { onWritten: (letter: OutboxLetter) => void }) {
  const { senders: text } = useMailText();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { to: useMe().email },
    send: ({ to }) => sendTest(to),
    done: onWritten,
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {text.testText}
        </Text>
        {error !== null && <ErrorState error={error} />}
        <TextInput
          label={text.to}
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
          {...field('to')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={sending}>
            {text.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Followed({ letter: written, onClose }: { letter: OutboxLetter; onClose: () => void }) {
  const { outbox, senders: text } = useMailText();
  const { data: letter } = useQuery(followedQuery(written));
  return (
    <Stack gap="md">
      <Text size="sm">{text.written}</Text>
      <div role="status">
        <Facts>
          <Fact term={outbox.state}>
            <LetterState state={letter.state} />
          </Fact>
          <Fact term={outbox.to}>{letter.to}</Fact>
          <Fact term={outbox.sender}>{letter.sender ?? outbox.nobody}</Fact>
          {letter.last_error != null && <Fact term={outbox.lastError}>{letter.last_error}</Fact>}
        </Facts>
      </div>
      <Group justify="space-between">
        <RouterLink to="/admin/mail" size="sm">
          {text.toOutbox}
        </RouterLink>
        <Button variant="default" onClick={onClose}>
          {text.done}
        </Button>
      </Group>
    </Stack>
  );
}
