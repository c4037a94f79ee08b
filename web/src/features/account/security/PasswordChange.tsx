import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { leave, useMe } from '../../../api/session';
import { clock, useWait } from '../../../components/countdown';
import { ErrorState } from '../../../components/ErrorState';
import { NewPasswordInput } from '../../../components/NewPasswordInput';
import { useProblemForm } from '../../../components/problemForm';
import { useText } from '../../../text';

/** A new password in two steps: the present one, then the code mailed to the account's address. */
export function PasswordChange() {
  const [isMailed, setIsMailed] = useState(false);
  return isMailed ? (
    <NewPassword onBack={() => setIsMailed(false)} />
  ) : (
    <PresentPassword onMailed={() => setIsMailed(true)} />
  );
}

function PresentPassword({ onMailed }: { onMailed: () => void }) {
  const { account, common } = useText();
  const text = account.security.password;
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { current_password: '' },
    send: (body) => answerOf(api.POST('/api/v1/me/password-change', { body })),
    done: onMailed,
    fieldOf: { invalid_credentials: 'current_password' },
  });
  const wait = useWait(error);
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{text.text}</Text>
        {error !== null && <ErrorState error={error} />}
        <PasswordInput
          label={text.present}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': common.password.show, tabIndex: 0 }}
          {...field('current_password')}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={sending} disabled={wait > 0}>
            {wait > 0 ? `${text.mail} (${clock(wait)})` : text.mail}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NewPassword({ onBack }: { onBack: () => void }) {
  const text = useText().account.security.password;
  const me = useMe();
  const router = useRouter();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { code: '', password: '' },
    send: (body) => answerOf(api.POST('/api/v1/me/password-change/commit', { body })),
    done: () => {
      void router.navigate({ to: '/signed-out', search: { why: 'password' } }).then(leave);
    },
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{text.mailed(me.email)}</Text>
        {error !== null && <ErrorState error={error} />}
        <TextInput
          label={text.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          withAsterisk={false}
          {...field('code')}
        />
        <NewPasswordInput
          label={text.fresh}
          about={[me.first_name, me.last_name, me.username, me.email]}
          {...field('password')}
        />
        <Text size="sm" c="dimmed">
          {text.endsAll}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onBack}>
            {text.back}
          </Button>
          <Button type="submit" loading={sending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
