import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

import { Problem } from '../api/problem';
import { useText } from '../text';
import { useExplain } from './explain';

/** What happened, what to do, and the request id to quote. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { common } = useText();
  const explain = useExplain();
  const requestId = error instanceof Problem ? error.requestId : '';
  return (
    <Alert color="red" title={common.errorTitle} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{explain(error)}</Text>
        {requestId !== '' && <RequestId id={requestId} />}
        {onRetry !== undefined && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {common.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function RequestId({ id }: { id: string }) {
  const { common } = useText();
  return (
    <Group gap="xs">
      <Text size="xs">
        {common.requestId}: <Code>{id}</Code>
      </Text>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-xs" onClick={copy}>
            {copied ? common.copied : common.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

