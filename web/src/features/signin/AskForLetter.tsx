import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { product } from '../../boot/product';
import { useExplain } from '../../components/explain';
import { useProblemForm } from '../../components/problemForm';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

interface Props {
  text: Words;
  send: (body: { email: string }) => Promise<unknown>;
  /** Another way in, shown before anything was sent. */
  children?: ReactNode;
}

interface Words {
  title: string;
  text: string;
  submit: string;
  sentTitle: string;
  sent: (email: string) => string;
  hint: string;
}

/** Has something mailed that lets people back in. Says the same whether or not the address is known. */
export function AskForLetter({ text, send, children }: Props) {
  const common = useText().signin.forgotten;
  const [sentTo, setSentTo] = useState<string>();
  return (
    <>
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {sentTo === undefined ? text.title : text.sentTitle}
      </Title>
      {sentTo === undefined ? (
        <Form text={text} send={send} onSent={setSentTo} />
      ) : (
        <Stack gap="md" role="status">
          <Text>{text.sent(sentTo)}</Text>
          <Text size="sm" c="dimmed">
            {text.hint}
          </Text>
        </Stack>
      )}
      <Stack gap="xs" mt="lg">
        {sentTo === undefined && children}
        <Text size="sm">
          <RouterLink to="/sign-in">{common.back}</RouterLink>
        </Text>
      </Stack>
    </>
  );
}

function Form({ text, send, onSent }: Props & { onSent: (email: string) => void }) {
  const { email: label } = useText().signin.forgotten;
  const explain = useExplain('typed');
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { email: '' },
    send,
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
          label={label}
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
