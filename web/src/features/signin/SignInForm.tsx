import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { clock, useWait } from '../../components/countdown';
import { useExplain } from '../../components/explain';
import { useProblemForm } from '../../components/problemForm';
import { useText } from '../../text';
import type { Answer } from './steps';

interface Props {
  /** Whoever has to sign in again needs not type their name. */
  name: string;
  /** Whether a second step took too long. */
  isOver: boolean;
  onAnswer: (answer: Answer, name: string) => void;
}

/** Name and password; never says which of them was wrong. */
export function SignInForm({ name, isOver, onAnswer }: Props) {
  const text = useText().signin;
  const { password } = useText().common;
  const explain = useExplain('typed');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name, password: '' },
    send: (body) => answerOf(api.POST('/api/v1/sessions', { body })),
    done: (answer, values) => onAnswer(answer, values.name),
  });
  const wait = useWait(error);
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        {isOver && error === null && (
          <Alert color="yellow" role="alert">
            {text.over}
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
          // A dialog gives the focus to what says this, or to its first field.
          data-autofocus={name !== '' || undefined}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': password.show, tabIndex: 0 }}
          {...field('password')}
        />
        <Button type="submit" fullWidth mt="xs" loading={sending} disabled={wait > 0}>
          {wait > 0 ? text.submitIn(clock(wait)) : text.submit}
        </Button>
      </Stack>
    </form>
  );
}
