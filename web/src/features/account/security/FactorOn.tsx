import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { amendMe, queryClient } from '../../../api/session';
import { lazyDialog } from '../../../components/lazyDialog';
import { useFormat } from '../../../text/format';
import { ErrorState } from '../../../components/ErrorState';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { FEW_CODES, type Proof, standingQuery } from './standing';

const ProofDialog = lazyDialog(() => import('./ProofDialog'), 'ProofDialog');

/** The second factor is on: since when, how many recovery codes are left, and both to be changed. */
export function FactorOn({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const text = useText().account.security.factor;
  const [asking, setAsking] = useState<'codes' | 'off'>();
  const close = () => setAsking(undefined);
  const renew = async (body: Proof) => {
    const { recovery_codes } = await answerOf(api.POST('/api/v1/me/recovery-codes', { body }));
    close();
    onCodes(recovery_codes);
  };
  const switchOff = async (body: Proof) => {
    const { csrf_token } = await answerOf(api.DELETE('/api/v1/me/totp', { body }));
    amendMe({ csrf_token, mfa_enabled: false });
    close();
    await queryClient.invalidateQueries(standingQuery);
    void toast({ color: 'teal', message: text.switchedOff });
  };
  return (
    <Stack gap="md">
      <Facts />
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" color="red" onClick={() => setAsking('off')}>
          {text.switchOff}
        </Button>
        <Button variant="default" onClick={() => setAsking('codes')}>
          {text.renew}
        </Button>
      </Group>
      {asking === 'codes' && (
        <ProofDialog title={text.renew} submit={text.renewSubmit} onProof={renew} onClose={close}>
          {text.renewText}
        </ProofDialog>
      )}
      {asking === 'off' && (
        <ProofDialog title={text.switchOff} submit={text.switchOff} isDangerous onProof={switchOff} onClose={close}>
          {text.switchOffText}
        </ProofDialog>
      )}
    </Stack>
  );
}

/** The same lines before the numbers are there, so that nothing moves when they come. */
function Facts() {
  const text = useText().account.security.factor;
  const format = useFormat();
  const { data, error, refetch } = useQuery(standingQuery);
  if (data === undefined && error !== null) {
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const left = data?.recovery_codes_left;
  const isFew = left !== undefined && left <= FEW_CODES;
  return (
    <>
      <Group gap="xs">
        <Badge color="teal">{text.on}</Badge>
        {data?.enabled_at != null && <Text size="sm">{text.since(format.date(data.enabled_at))}</Text>}
      </Group>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Badge color={isFew ? 'yellow' : 'gray'} miw={36}>
          {left ?? '–'}
        </Badge>
        <Text size="sm">{isFew ? text.fewLeft : text.left}</Text>
      </Group>
    </>
  );
}
