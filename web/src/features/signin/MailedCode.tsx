import { Alert, Button, Stack } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { clock, useSecondsUntil, useWait } from '../../components/countdown';
import { useExplain } from '../../components/explain';
import { useOnce } from '../../components/once';
import { useText } from '../../text';
import { isSignInOver, type Unfinished } from './steps';

/** The server mails one code a minute. */
const PAUSE_MS = 60_000;

/** Has a code mailed, for whoever has no authenticator at hand. */
export function MailedCode({ due, onOver }: { due: Unfinished; onOver: () => void }) {
  const text = useText().signin.code;
  const explain = useExplain('clicked');
  const mail = useOnce({
    mutationFn: async () => {
      await answerOf(api.POST('/api/v1/sessions/attempts/email-code', { body: { attempt: due.attempt } }));
      return Date.now();
    },
    onError: (error) => isSignInOver(error) && onOver(),
  });
  const pause = useSecondsUntil(mail.data === undefined ? undefined : mail.data + PAUSE_MS);
  const wait = Math.max(useWait(mail.error), pause);
  return (
    <Stack gap="sm">
      {mail.isSuccess && (
        <Alert color="teal" role="status">
          {text.mailed}
        </Alert>
      )}
      {mail.isError && (
        <Alert color="red" role="alert">
          {explain(mail.error)}
        </Alert>
      )}
      <Button variant="default" disabled={wait > 0} loading={mail.isPending} onClick={() => mail.mutate()}>
        {wait > 0 ? text.mailIn(clock(wait)) : text.mail}
      </Button>
    </Stack>
  );
}
