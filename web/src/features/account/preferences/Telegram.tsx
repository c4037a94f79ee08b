import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api, type Schemas } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { Card } from '../../../components/Card';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { ErrorState } from '../../../components/ErrorState';
import { Moment } from '../../../components/Moment';
import { useOnce } from '../../../components/once';
import { useReauthentication } from '../../../components/reauthentication';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';

/** How often it is asked whether the link was opened, while one is. */
const LOOK_MS = 3000;

const telegramQuery = queryOptions({
  queryKey: ['own', 'telegram'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/telegram', { signal })),
});

/** The chat to which codes and notices go; nothing where the installation has no bot. */
export function Telegram() {
  const text = useText().account.preferences.telegram;
  const standing = useQuery(telegramQuery).data;
  if (standing?.available !== true) {
    return null;
  }
  return (
    <Card title={text.title}>
      {standing.chat == null ? <Connect /> : <Connected chat={standing.chat} />}
    </Card>
  );
}

function Connect() {
  const text = useText().account.preferences.telegram;
  const { authenticated, dialog } = useReauthentication();
  const link = useOnce({ mutationFn: () => authenticated(() => answerOf(api.POST('/api/v1/me/telegram'))) });
  useQuery({ ...telegramQuery, refetchInterval: LOOK_MS, enabled: link.isSuccess });
  return (
    <Stack gap="md">
      <Text size="sm">{text.text}</Text>
      {link.isError && <ErrorState error={link.error} />}
      {link.data !== undefined && (
        <Text size="sm" c="dimmed" role="status">
          {text.waiting} <Moment at={link.data.expires_at} as="dateTime" />.
        </Text>
      )}
      <Group>
        {link.data === undefined ? (
          <Button variant="default" loading={link.isPending} onClick={() => link.mutate()}>
            {text.connect}
          </Button>
        ) : (
          <Button component="a" href={link.data.url} target="_blank" rel="noreferrer">
            {text.open}
          </Button>
        )}
      </Group>
      {dialog}
    </Stack>
  );
}

function Connected({ chat }: { chat: Schemas['LinkedChat'] }) {
  const text = useText().account.preferences.telegram;
  const { authenticated, dialog } = useReauthentication();
  const [isAsking, setAsking] = useState(false);
  const disconnect = async () => {
    await authenticated(() => answerOf(api.DELETE('/api/v1/me/telegram')));
    await queryClient.invalidateQueries(telegramQuery);
    void toast({ message: text.disconnected, color: 'teal' });
  };
  return (
    <Stack gap="md">
      <Text size="sm">
        {text.connected(chat.name)} <Moment at={chat.linked_at} as="date" />.
      </Text>
      {chat.blocked && <Alert color="yellow">{text.blocked}</Alert>}
      <Group>
        <Button variant="default" onClick={() => setAsking(true)}>
          {text.disconnect}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={text.disconnectTitle}
          confirm={text.disconnect}
          isDangerous
          onConfirm={disconnect}
          onClose={() => setAsking(false)}
        >
          {text.disconnectText}
        </ConfirmDialog>
      )}
      {dialog}
    </Stack>
  );
}
