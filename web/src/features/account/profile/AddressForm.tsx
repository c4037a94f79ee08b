import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { useReauthentication } from '../../../components/reauthentication';
import { useText } from '../../../text';

/** Asks for another address; it counts once the link sent there has been followed. */
export function AddressForm() {
  const text = useText().account.profile;
  const [askedFor, setAskedFor] = useState<string>();
  const { authenticated, dialog } = useReauthentication();
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: { email: '' },
    send: (body) => authenticated(() => answerOf(api.POST('/api/v1/me/email-change', { body }))),
    done: (_, { email }) => setAskedFor(email),
    fieldOf: { email_taken: 'email' },
  });
  if (askedFor !== undefined) {
    return (
      <Alert color="teal" role="status">
        {text.emailAsked(askedFor)}
      </Alert>
    );
  }
  return (
    <>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <TextInput
            label={text.newEmail}
            description={text.newEmailHint}
            type="email"
            autoComplete="email"
            required
            withAsterisk={false}
            {...field('email')}
          />
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={sending} disabled={values.email === ''}>
              {text.changeEmail}
            </Button>
          </Group>
        </Stack>
      </form>
      {dialog}
    </>
  );
}
