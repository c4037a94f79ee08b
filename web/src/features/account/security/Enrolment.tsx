import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { CodeInput } from '../../../components/CodeInput';
import { useWait } from '../../../components/countdown';
import { useExplain } from '../../../components/explain';
import { useReauthentication } from '../../../components/reauthentication';
import { useText } from '../../../text';
import classes from './Enrolment.module.css';
import { Step } from './Step';

interface Props {
  enrolment: Schemas['EnrolmentBody'];
  onDone: (codes: readonly string[], csrfToken?: string | null) => void;
  onCancel: () => void;
}

/** A new secret: scan it, prove that the app has it. Counts only from then on. */
export function Enrolment({ enrolment, onDone, onCancel }: Props) {
  const { security } = useText().account;
  const text = security.factor;
  const explain = useExplain('typed');
  const { authenticated, dialog } = useReauthentication();
  const confirm = useMutation({
    mutationFn: (code: string) =>
      authenticated(() => answerOf(api.POST('/api/v1/me/totp/confirm', { body: { code } }))),
    onSuccess: ({ recovery_codes, csrf_token }) => onDone(recovery_codes, csrf_token),
  });
  const wait = useWait(confirm.error);
  return (
    <Stack gap="lg">
      <Step number={1} title={text.scan}>
        <Stack gap="sm">
          <Text size="sm">{text.scanHint}</Text>
          <img src={pictureOf(enrolment.qr_svg)} alt={text.qr} className={classes.qr} />
          <Text size="sm">{text.byHand}</Text>
          <Group gap="xs">
            <Code className={classes.secret}>{grouped(enrolment.secret)}</Code>
            <Copy value={enrolment.secret} />
          </Group>
        </Stack>
      </Step>
      <Step number={2} title={text.enter}>
        <Stack gap="sm">
          {confirm.isError && (
            <Alert color="red" role="alert">
              {explain(confirm.error)}
            </Alert>
          )}
          <CodeInput
            label={text.enter}
            autoFocus={false}
            readOnly={confirm.isPending || wait > 0}
            onComplete={(code) => confirm.mutateAsync(code)}
          />
          <Text size="sm" c="dimmed">
            {text.endsOthers}
          </Text>
        </Stack>
      </Step>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {text.later}
        </Button>
      </Group>
      {dialog}
    </Stack>
  );
}

function Copy({ value }: { value: string }) {
  const { common } = useText();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button variant="subtle" size="compact-sm" onClick={copy}>
          {copied ? common.copied : common.copy}
        </Button>
      )}
    </CopyButton>
  );
}

/** As a picture the server's drawing is data and no markup of this page. */
function pictureOf(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
