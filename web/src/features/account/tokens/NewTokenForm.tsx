import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { useReauthentication } from '../../../components/reauthentication';
import { useText } from '../../../text';
import { LIFETIMES, type NewToken, tokensQuery } from './tokens';

/** What the token is for and how long it works. */
export function NewTokenForm({ onCreated }: { onCreated: (token: NewToken) => void }) {
  const text = useText().account.tokens;
  const [days, setDays] = useState<string>(LIFETIMES[1]);
  const { authenticated, dialog } = useReauthentication();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name: '' },
    send: ({ name }) =>
      authenticated(() =>
        answerOf(
          api.POST('/api/v1/me/api-tokens', { body: { name, expires_in_days: days === '' ? null : Number(days) } }),
        ),
      ),
    done: (token) => {
      void queryClient.invalidateQueries(tokensQuery);
      onCreated(token);
    },
  });
  return (
    <>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={text.name}
              placeholder={text.namePlaceholder}
              maxLength={100}
              autoComplete="off"
              required
              withAsterisk={false}
              {...field('name')}
            />
            <NativeSelect
              label={text.lifetime}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
              data={LIFETIMES.map((value) => ({ value, label: text.lifetimes[value] }))}
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={sending}>
              {text.create}
            </Button>
          </Group>
        </Stack>
      </form>
      {dialog}
    </>
  );
}
