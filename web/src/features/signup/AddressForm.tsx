import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { product } from '../../boot/product';
import { useExplain } from '../../components/explain';
import { useProblemForm } from '../../components/problemForm';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

interface Props {
  onAccepted: (email: string) => void;
  /** They would rather choose a name and a password now. */
  onWhole: () => void;
}

/** Signs up with an address alone: the password for the first time comes with the letter. */
export function AddressForm({ onAccepted, onWhole }: Props) {
  const text = useText().signup;
  const explain = useExplain('typed');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { email: '' },
    send: (body) => answerOf(api.POST('/api/v1/signups/address', { body })),
    done: (_, { email }) => onAccepted(email),
    fieldOf: { email_taken: 'email' },
  });
  return (
    <form onSubmit={onSubmit}>
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {text.title}
      </Title>
      <Stack gap="md">
        <Text>{text.address.text}</Text>
        {error !== null && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        <TextInput
          label={text.email}
          type="email"
          autoComplete="email"
          autoFocus
          required
          withAsterisk={false}
          {...field('email')}
        />
        <Button type="submit" fullWidth loading={sending}>
          {text.submit}
        </Button>
      </Stack>
      <Stack gap="xs" mt="lg">
        <Text size="sm">
          <Anchor component="button" type="button" size="sm" onClick={onWhole}>
            {text.address.whole}
          </Anchor>
        </Text>
        <Text size="sm" c="dimmed">
          {text.haveAccount} <RouterLink to="/sign-in">{text.signIn}</RouterLink>
        </Text>
      </Stack>
    </form>
  );
}
