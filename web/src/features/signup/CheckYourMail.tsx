import { Alert, Button, Stack, Text, Title } from '@mantine/core';

import { product } from '../../boot/product';
import { useCountdown } from '../../components/countdown';
import { useExplain } from '../../components/explain';
import { useOnce } from '../../components/once';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

/** A letter takes its time; who asks again at once gets two. */
const PAUSE_SECONDS = 60;

interface Props {
  /** What was sent, and to whom. */
  text: string;
  resend: () => Promise<unknown>;
}

/** After the sign-up. Says the same whether or not the address had an account. */
export function CheckYourMail({ text: sent, resend: send }: Props) {
  const text = useText().signup.mail;
  const explain = useExplain('clicked');
  const { left, restart } = useCountdown(PAUSE_SECONDS);
  const resend = useOnce({
    mutationFn: send,
    onSuccess: restart,
  });
  return (
    <Stack gap="md">
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1}>{text.title}</Title>
      <Text>{sent}</Text>
      <Text size="sm" c="dimmed">
        {text.spam}
      </Text>
      {resend.isSuccess && (
        <Alert color="teal" role="status">
          {text.resent}
        </Alert>
      )}
      {resend.isError && (
        <Alert color="red" role="alert">
          {explain(resend.error)}
        </Alert>
      )}
      <Button variant="default" disabled={left > 0} loading={resend.isPending} onClick={() => resend.mutate()}>
        {left > 0 ? text.resendIn(left) : text.resend}
      </Button>
      <Text size="sm">
        <RouterLink to="/sign-in">{text.back}</RouterLink>
      </Text>
    </Stack>
  );
}
