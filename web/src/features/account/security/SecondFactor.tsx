import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { amendMe, queryClient, useMe } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { useOnce } from '../../../components/once';
import { useReauthentication } from '../../../components/reauthentication';
import { useText } from '../../../text';
import { Enrolment } from './Enrolment';
import { FactorOn } from './FactorOn';
import { RecoveryCodes } from './RecoveryCodes';
import { standingQuery } from './standing';

/** Switches the second factor on and off; shows new recovery codes until they are saved. */
export function SecondFactor() {
  const text = useText().account.security.factor;
  const { mfa_enabled: isOn } = useMe();
  // A secret is made when it is asked for, never by reading again.
  const { authenticated, dialog } = useReauthentication();
  const enrol = useOnce({
    mutationFn: () => authenticated(() => answerOf(api.POST('/api/v1/me/totp'))),
    gcTime: 0,
  });
  const [codes, setCodes] = useState<readonly string[]>();
  const take = (fresh: readonly string[], csrf_token?: string | null) => {
    amendMe({ mfa_enabled: true, ...(csrf_token ? { csrf_token } : {}) });
    void queryClient.invalidateQueries(standingQuery);
    setCodes(fresh);
    enrol.reset();
  };
  if (codes !== undefined) {
    return <RecoveryCodes codes={codes} onSaved={() => setCodes(undefined)} />;
  }
  if (enrol.data !== undefined) {
    return <Enrolment enrolment={enrol.data} onDone={take} onCancel={enrol.reset} />;
  }
  if (isOn) {
    return <FactorOn onCodes={take} />;
  }
  return (
    <Stack gap="md">
      <Text>{text.off}</Text>
      {enrol.isError && <ErrorState error={enrol.error} />}
      <Group justify="flex-end">
        <Button loading={enrol.isPending} onClick={() => enrol.mutate()}>
          {text.setUp}
        </Button>
      </Group>
      {dialog}
    </Stack>
  );
}
