import { Alert, Anchor, Button, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { product } from '../../boot/product';
import { useExplain } from '../../components/explain';
import { NewPasswordInput } from '../../components/NewPasswordInput';
import { useProblemForm } from '../../components/problemForm';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

const EMPTY = { first_name: '', last_name: '', username: '', email: '', password: '' };

interface Props {
  onAccepted: (email: string) => void;
  /** They would rather give an address alone, where that is enough. */
  onAddressOnly?: (() => void) | undefined;
}

/** What a new person tells us. Taken names are told at their field. */
export function SignUpForm({ onAccepted, onAddressOnly }: Props) {
  const text = useText().signup;
  const explain = useExplain('typed');
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: EMPTY,
    send: (body) => answerOf(api.POST('/api/v1/signups', { body })),
    done: (_, values) => onAccepted(values.email),
    fieldOf: { username_taken: 'username', email_taken: 'email' },
  });
  const { first_name, last_name, username, email } = values;
  const common = { withAsterisk: false };
  return (
    <form onSubmit={onSubmit}>
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {text.title}
      </Title>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={text.firstName}
            placeholder={text.optional}
            autoComplete="given-name"
            autoFocus
            {...field('first_name')}
          />
          <TextInput
            label={text.lastName}
            placeholder={text.optional}
            autoComplete="family-name"
            {...field('last_name')}
          />
        </SimpleGrid>
        <TextInput
          label={text.username}
          description={text.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...common}
          {...field('username')}
        />
        <TextInput
          label={text.email}
          type="email"
          autoComplete="email"
          required
          {...common}
          {...field('email')}
        />
        <NewPasswordInput
          label={text.password}
          about={[first_name, last_name, username, email]}
          {...field('password')}
        />
        <Button type="submit" fullWidth loading={sending}>
          {text.submit}
        </Button>
      </Stack>
      <Stack gap="xs" mt="lg">
        {onAddressOnly !== undefined && (
          <Text size="sm">
            <Anchor component="button" type="button" size="sm" onClick={onAddressOnly}>
              {text.address.only}
            </Anchor>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {text.haveAccount} <RouterLink to="/sign-in">{text.signIn}</RouterLink>
        </Text>
      </Stack>
    </form>
  );
}
