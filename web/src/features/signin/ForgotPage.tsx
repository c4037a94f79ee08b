import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../api/client';
import { product } from '../../boot/product';
import { useExplain } from '../../components/explain';
import { useProblemForm } from '../../components/problemForm';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

/** Has a link mailed that sets a new password. Says the same whether or not the address is known. */
export function ForgotPage() {
  const text = useText().signin.forgotten;
  const [sentTo, setSentTo] = useState<string>();
  return (
    <>
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {sentTo === undefined ? text.title : text.sentTitle}
      </Title>
      {sentTo === undefined ? (
        <ForgotForm onSent={setSentTo} />
      ) : (
        <Stack gap="md" role="status">
          <Text>{text.sent(sentTo)}</Text>
          <Text size="sm" c="dimmed">
            {text.hint}
          </Text>
        </Stack>
      )}
      <Text size="sm" mt="lg">
        <RouterLink to="/sign-in">{text.back}</RouterLink>
      </Text>
    </>
  );
}

function ForgotForm({ onSent }: { onSent: (email: string) => void }) {
  const text = useText().signin.forgotten;
  const explain = useExplain();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { email: '' },
    send: (body) => answerOf(api.POST('/api/v1/password-resets', { body })),
    done: (_, { email }) => onSent(email),
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
    </form>
  );
}
