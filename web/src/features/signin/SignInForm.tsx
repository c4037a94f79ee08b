import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import type { Me } from '../../api/session';
import { useExplain } from '../../components/explain';
import { useProblemForm } from '../../components/problemForm';
import { useText } from '../../text';

interface Props {
  /** Whoever has to sign in again needs not type their name. */
  name?: string;
  onSignedIn: (me: Me) => void;
}

/** Name and password; never says which of them was wrong. */
export function SignInForm({ name = '', onSignedIn }: Props) {
  const text = useText().signin;
  const explain = useExplain();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name, password: '' },
    send: (body) => answerOf(api.POST('/api/v1/sessions', { body })),
    done: onSignedIn,
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        <TextInput
          label={text.name}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={name === ''}
          required
          withAsterisk={false}
          {...field('name')}
        />
        <PasswordInput
          label={text.password}
          name="password"
          autoComplete="current-password"
          autoFocus={name !== ''}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': text.showPassword, tabIndex: 0 }}
          {...field('password')}
        />
        <Button type="submit" fullWidth mt="xs" loading={sending}>
          {text.submit}
        </Button>
      </Stack>
    </form>
  );
}
