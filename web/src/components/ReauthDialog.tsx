import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';

import { answerOf, api } from '../api/client';
import { useMe } from '../api/session';
import { useText } from '../text';
import { clock, useWait } from './countdown';
import { Dialog } from './Dialog';
import { useExplain } from './explain';
import { useProblemForm } from './problemForm';

interface Props {
  /** Their authentication is recent again. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks for the password once more, before something that an unattended screen must not allow. */
export function ReauthDialog({ onDone, onClose }: Props) {
  const { common, dialogs } = useText();
  const { username } = useMe();
  const explain = useExplain('typed');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { password: '' },
    send: (body) => answerOf(api.POST('/api/v1/me/reauthenticate', { body })),
    done: onDone,
    fieldOf: { invalid_credentials: 'password' },
  });
  const wait = useWait(error);
  return (
    <Dialog title={dialogs.reauthenticate.title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">{dialogs.reauthenticate.text}</Text>
          {error !== null && (
            <Alert color="red" role="alert">
              {explain(error)}
            </Alert>
          )}
          {/* So that a password manager knows whose password is wanted. */}
          <input type="hidden" name="username" autoComplete="username" value={username} />
          <PasswordInput
            label={dialogs.reauthenticate.password}
            name="password"
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': common.password.show, tabIndex: 0 }}
            {...field('password')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {dialogs.cancel}
            </Button>
            <Button type="submit" loading={sending} disabled={wait > 0}>
              {wait > 0 ? dialogs.reauthenticate.submitIn(clock(wait)) : dialogs.reauthenticate.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
