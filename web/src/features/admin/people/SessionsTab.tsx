import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Suspense, useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { can, useMe } from '../../../api/session';
import { Card } from '../../../components/Card';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { ErrorState } from '../../../components/ErrorState';
import { lazyPart } from '../../../components/lazyPart';
import { useOnce } from '../../../components/once';
import { useAdminText } from '../text';
import { actOn, nameOf, type Person } from './api';

const SignInHistory = lazyPart(() => import('../../activity/signins/SignInHistory'), 'SignInHistory');

/** Ending what is open, letting in who was shut out, and how they have signed in. */
export function SessionsTab({ person }: { person: Person }) {
  const { people } = useAdminText();
  const mayReadLogs = can(useMe(), 'access_logs');
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <EndSessions person={person} />
        <ForgetGuesses uuid={person.uuid} />
      </SimpleGrid>
      {mayReadLogs ? (
        <Card title={people.sessions.history}>
          <Suspense>
            <SignInHistory uuid={person.uuid} />
          </Suspense>
        </Card>
      ) : (
        <Text c="dimmed">{people.sessions.needsLogs}</Text>
      )}
    </Stack>
  );
}

function EndSessions({ person }: { person: Person }) {
  const { people } = useAdminText();
  const text = people.sessions;
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const words = people.deeds.end_sessions;
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={text.end}>
      <Title order={2} mb="xs">
        {text.end}
      </Title>
      <Text size="sm">{text.endText}</Text>
      {isDone && (
        <Alert color="teal" role="status" mt="md">
          {text.ended}
        </Alert>
      )}
      <Group mt="md">
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.action}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={words.title(nameOf(person))}
          confirm={words.action}
          onConfirm={async () => {
            await actOn(person.uuid, 'end_sessions');
            setDone(true);
          }}
          onClose={() => setAsking(false)}
        >
          {words.text}
        </ConfirmDialog>
      )}
    </Paper>
  );
}

function ForgetGuesses({ uuid }: { uuid: string }) {
  const text = useAdminText().people.sessions;
  const forget = useOnce({
    mutationFn: () => answerOf(api.DELETE('/api/v1/users/{uuid}/throttle', { params: { path: { uuid } } })),
  });
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={text.throttle}>
      <Title order={2} mb="xs">
        {text.throttle}
      </Title>
      <Text size="sm">{text.throttleText}</Text>
      {forget.isSuccess && (
        <Alert color="teal" role="status" mt="md">
          {text.forgotten}
        </Alert>
      )}
      {forget.isError && <ErrorState error={forget.error} />}
      <Group mt="md">
        <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
          {text.forget}
        </Button>
      </Group>
    </Paper>
  );
}
