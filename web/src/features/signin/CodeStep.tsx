import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../api/client';
import { CodeInput } from '../../components/CodeInput';
import { useWait } from '../../components/countdown';
import { useExplain } from '../../components/explain';
import { useText } from '../../text';
import { MailedCode } from './MailedCode';
import { RecoveryCodeForm } from './RecoveryCodeForm';
import { type Answer, isSignInOver, type Unfinished } from './steps';
import { TimeLeft } from './TimeLeft';

interface Props {
  due: Unfinished;
  onAnswer: (answer: Answer) => void;
  onOver: () => void;
  onStartOver: () => void;
}

type Proof = { code: string } | { recovery_code: string };

/** The second factor: six digits, or one of the codes kept for the day the authenticator is lost. */
export function CodeStep({ due, onAnswer, onOver, onStartOver }: Props) {
  const text = useText().signin.code;
  const explain = useExplain('typed');
  const [isRecovery, setIsRecovery] = useState(false);
  const enter = useMutation({
    mutationFn: (proof: Proof) =>
      answerOf(api.POST('/api/v1/sessions/attempts/code', { body: { attempt: due.attempt, ...proof } })),
    onSuccess: onAnswer,
    onError: (error) => isSignInOver(error) && onOver(),
  });
  const wait = useWait(enter.error);
  const isBusy = enter.isPending || wait > 0;
  const swap = () => {
    enter.reset();
    setIsRecovery(!isRecovery);
  };
  return (
    <Stack gap="md">
      <Text>{isRecovery ? text.recoveryText : text.text}</Text>
      {enter.isError && (
        <Alert color="red" role="alert">
          {explain(enter.error)}
        </Alert>
      )}
      {isRecovery ? (
        <RecoveryCodeForm busy={isBusy} onSubmit={(code) => enter.mutate({ recovery_code: code })} />
      ) : (
        <CodeInput
          label={text.label}
          readOnly={isBusy}
          onComplete={(code) => enter.mutateAsync({ code })}
        />
      )}
      <TimeLeft due={due} onOver={onOver} />
      {due.methods.includes('email_code') && !isRecovery && <MailedCode due={due} onOver={onOver} />}
      <Group gap="lg">
        {due.methods.includes('recovery_code') && (
          <Anchor component="button" type="button" size="sm" onClick={swap}>
            {isRecovery ? text.useApp : text.useRecovery}
          </Anchor>
        )}
        <Anchor component="button" type="button" size="sm" onClick={onStartOver}>
          {text.startOver}
        </Anchor>
      </Group>
    </Stack>
  );
}
