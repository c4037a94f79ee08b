import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { can, useMe } from '../../../api/session';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { Moment } from '../../../components/Moment';
import { useOnce } from '../../../components/once';
import { RouterLink } from '../../../components/RouterLink';
import { toast } from '../../../components/toasts';
import { LANGUAGES } from '../../../text';
import { useFormat } from '../../../text/format';
import { wordsFor } from '../../../text/words';
import { Fact, Facts } from '../shared/Facts';
import { callOff, type OutboxLetter, resend } from './api';
import { LetterState } from './LetterState';
import { useLetterName, useMailText } from './text';

interface Props {
  letter: OutboxLetter;
  onChanged: (letter: OutboxLetter) => void;
  onClose: () => void;
}

/** How a letter fared, sending it again and calling it off. */
export function LetterDialog({ letter, onChanged, onClose }: Props) {
  const { outbox: text } = useMailText();
  const nameOf = useLetterName();
  const [isCalling, setCalling] = useState(false);
  const mayAct = can(useMe(), 'manage_settings');
  const again = useOnce({
    mutationFn: () => resend(letter.id),
    onSuccess: (changed) => {
      onChanged(changed);
      void toast({ message: text.resent, color: 'teal' });
    },
  });
  if (isCalling) {
    return <CallOff letter={letter} onClose={onClose} />;
  }
  return (
    <Dialog title={nameOf(letter.letter)} onClose={onClose}>
      <Stack gap="md">
        <LetterFacts letter={letter} />
        {again.isError && <ErrorState error={again.error} />}
        {!mayAct && (letter.can_be_resent || letter.state === 'waiting') && (
          <Text size="sm" c="dimmed">
            {text.needsSettings}
          </Text>
        )}
        {mayAct && (
          <Group justify="flex-end" gap="xs">
            {letter.state === 'waiting' && (
              <Button variant="light" color="red" onClick={() => setCalling(true)}>
                {text.cancel}
              </Button>
            )}
            {letter.can_be_resent && (
              <Button loading={again.isPending} onClick={() => again.mutate()}>
                {text.resend}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function CallOff({ letter, onClose }: { letter: OutboxLetter; onClose: () => void }) {
  const { outbox: text } = useMailText();
  const nameOf = useLetterName();
  return (
    <ConfirmDialog
      title={text.cancelTitle}
      confirm={text.cancel}
      isDangerous
      onConfirm={async () => {
        await callOff(letter.id);
        void toast({ message: text.cancelDone, color: 'teal' });
      }}
      onClose={onClose}
    >
      {text.cancelText(nameOf(letter.letter), letter.to)}
    </ConfirmDialog>
  );
}

function LetterFacts({ letter }: { letter: OutboxLetter }) {
  const { outbox: text } = useMailText();
  const format = useFormat();
  const moment = (term: string, at: string | null | undefined): ReactNode =>
    at != null && (
      <Fact term={term}>
        <Moment at={at} as="exact" />
      </Fact>
    );
  return (
    <Facts>
      <Fact term={text.state}>
        <LetterState state={letter.state} />
      </Fact>
      <Fact term={text.to}>{letter.to}</Fact>
      {letter.user != null && (
        <Fact term={text.person}>
          <RouterLink to="/admin/users/$uuid" params={{ uuid: letter.user }}>
            {text.toPerson}
          </RouterLink>
        </Fact>
      )}
      {moment(text.written, letter.created_at)}
      {moment(text.sent, letter.sent_at)}
      {moment(text.givenUp, letter.given_up_at)}
      {moment(text.cancelled, letter.cancelled_at)}
      {letter.state === 'waiting' && (
        <Fact term={text.expires} hint={text.expiresHint}>
          <Moment at={letter.expires_at} as="exact" />
        </Fact>
      )}
      <Fact term={text.tries}>{format.number(letter.attempts)}</Fact>
      <Fact term={text.sender}>{letter.sender ?? text.nobody}</Fact>
      {letter.last_error != null && <Fact term={text.lastError}>{letter.last_error}</Fact>}
      <Fact term={text.language}>{wordsFor(LANGUAGES, letter.locale)}</Fact>
      <Fact term={text.messageId} hint={text.messageIdHint}>
        <Code>{letter.message_id}</Code>
      </Fact>
    </Facts>
  );
}
