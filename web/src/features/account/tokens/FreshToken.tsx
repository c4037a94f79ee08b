import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { LeaveGuard } from '../../../components/LeaveGuard';
import { useText } from '../../../text';
import type { NewToken } from './tokens';

/** A token just made: the only time that its text is shown. */
export function FreshToken({ token, onDone }: { token: NewToken; onDone: () => void }) {
  const { account, common } = useText();
  const text = account.tokens;
  const [isKept, setKept] = useState(false);
  return (
    <Stack gap="md">
      <Alert color="teal" role="status">
        {text.fresh(token.name)}
      </Alert>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {token.token}
      </Code>
      <Text size="sm" c="dimmed">
        {text.howTo}
      </Text>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={token.token}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={() => {
                copy();
                setKept(true);
              }}
            >
              {copied ? common.copied : common.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{text.done}</Button>
      </Group>
      <LeaveGuard isNeeded={!isKept} title={text.leave} confirm={text.leaveSubmit} />
    </Stack>
  );
}
