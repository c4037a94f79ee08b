import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';

import { answerOf, api } from '../../../api/client';
import { enter, type Me } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { useProblemForm } from '../../../components/problemForm';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { changedOf } from './changed';

/** Names and username. Only what was changed is sent, so that two tabs do not undo each other. */
export function NamesForm({ me }: { me: Me }) {
  const text = useText().account.profile;
  const known = { first_name: me.first_name, last_name: me.last_name, username: me.username };
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: known,
    send: (body) => answerOf(api.PATCH('/api/v1/me', { body: changedOf(known, body) })),
    done: (now) => {
      enter(now);
      void toast({ color: 'teal', message: text.saved });
    },
    fieldOf: { username_taken: 'username' },
  });
  const isUnchanged = Object.keys(changedOf(known, values)).length === 0;
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {error !== null && <ErrorState error={error} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={text.firstName} autoComplete="given-name" {...field('first_name')} />
          <TextInput label={text.lastName} autoComplete="family-name" {...field('last_name')} />
        </SimpleGrid>
        <TextInput
          label={text.username}
          description={text.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          {...field('username')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={sending} disabled={isUnchanged}>
            {text.save}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isNeeded={!isUnchanged && !sending} />
    </form>
  );
}
