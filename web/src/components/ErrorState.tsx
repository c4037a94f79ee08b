import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

import { isForbidden, Problem } from '../api/problem';
import { MissingCode } from '../boot/bring';
import { useText } from '../text';
import { isAddressRefused, isNotFound, useExplain } from './explain';
import { WayOut } from './WayOut';

interface Props {
  error: unknown;
  /** Reads again; without it the error is about something that was sent. */
  onRetry?: () => void;
}

/** What happened, what to do, and the request id to quote. */
export function ErrorState({ error, onRetry }: Props) {
  const { common } = useText();
  const isRead = onRetry !== undefined;
  const explain = useExplain(isRead ? 'clicked' : 'typed');
  const isReplaced = error instanceof MissingCode && error.isGone;
  const requestId = error instanceof Problem ? error.requestId : '';
  const isElsewhere = isRead && (isNotFound(error) || isAddressRefused(error));
  return (
    <Alert color="red" title={common.errorTitle} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {isReplaced ? common.replaced : isRead && isAddressRefused(error) ? common.addressRefused : explain(error)}
        </Text>
        {requestId !== '' && <RequestId id={requestId} />}
        {isElsewhere && <WayOut isGone={isNotFound(error)} />}
        {isReplaced && (
          <Button variant="default" size="xs" onClick={() => window.location.reload()}>
            {common.reload}
          </Button>
        )}
        {isRead && !isElsewhere && !isReplaced && !isForbidden(error) && (
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
