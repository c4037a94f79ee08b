import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import { clock, useWait } from '../../../components/countdown';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { useText } from '../../../text';
import type { Proof } from './standing';

interface Props {
  title: string;
  children: string;
  submit: string;
  isDangerous?: boolean;
  onProof: (proof: Proof) => Promise<void>;
  onClose: () => void;
}

/** Asks for both factors: whoever finds an open screen must not take the second one away. */
export function ProofDialog({ title, children, submit, isDangerous = false, onProof, onClose }: Props) {
  const { account, common, dialogs, signin } = useText();
  const text = account.security.proof;
  const [isRecovery, setIsRecovery] = useState(false);
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { password: '', code: '' },
    send: ({ password, code }) => onProof(isRecovery ? { password, recovery_code: code } : { password, code }),
    done: () => undefined,
  });
  const wait = useWait(error);
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">{children}</Text>
          {error !== null && <ErrorState error={error} />}
          <PasswordInput
            label={text.password}
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': common.password.show, tabIndex: 0 }}
            {...field('password')}
          />
          <TextInput
            label={isRecovery ? signin.code.recovery : text.code}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoComplete={isRecovery ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            {...field('code')}
          />
          <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setIsRecovery(!isRecovery)}>
            {isRecovery ? signin.code.useApp : signin.code.useRecovery}
          </Anchor>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {dialogs.cancel}
            </Button>
            <Button type="submit" color={isDangerous ? 'red' : undefined} loading={sending} disabled={wait > 0}>
              {wait > 0 ? `${submit} (${clock(wait)})` : submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
