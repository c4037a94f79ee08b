import { Alert, Button, Stack, Text } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { useExplain } from '../../components/explain';
import { NewPasswordInput } from '../../components/NewPasswordInput';
import { useProblemForm } from '../../components/problemForm';
import { useText } from '../../text';
import { type Answer, isSignInOver, type Unfinished } from './steps';
import { TimeLeft } from './TimeLeft';

interface Props {
  due: Unfinished;
  /** As whom they sign in. */
  name: string;
  onAnswer: (answer: Answer) => void;
  onOver: () => void;
}

/** For whoever came in by a password that was made for them: it works once. */
export function NewPasswordStep({ due, name, onAnswer, onOver }: Props) {
  const text = useText().signin.newPassword;
  const explain = useExplain('typed');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { new_password: '' },
    send: ({ new_password }) =>
      answerOf(api.POST('/api/v1/sessions/attempts/password', { body: { attempt: due.attempt, new_password } })),
    done: onAnswer,
    failed: (failure) => isSignInOver(failure) && onOver(),
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{text.text}</Text>
        {error !== null && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        {/* So that a password manager knows whose password it keeps. */}
        <input type="hidden" name="username" autoComplete="username" value={name} />
        <NewPasswordInput label={text.label} about={[name]} autoFocus {...field('new_password')} />
        <Button type="submit" fullWidth loading={sending}>
          {text.submit}
        </Button>
        <TimeLeft due={due} onOver={onOver} />
      </Stack>
    </form>
  );
}
