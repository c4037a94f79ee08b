import { Badge, Text, UnstyledButton } from '@mantine/core';

import { RouterLink } from '../../../components/RouterLink';
import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import type { LogEntry } from './api';

const COLOURS: Record<string, string> = { INFO: 'teal', WARN: 'yellow', ERROR: 'red' };

/** Opens the whole entry. */
export function Path({ entry, onShow }: { entry: LogEntry; onShow: (entry: LogEntry) => void }) {
  const { show } = useAdminText().logs.requests;
  const request = `${entry.method} ${entry.path}`;
  return (
    <UnstyledButton
      fz={13}
      td="underline"
      mih={24}
      ff="monospace"
      style={{ overflowWrap: 'anywhere' }}
      aria-label={show(request)}
      onClick={() => onShow(entry)}
    >
      {request}
    </UnstyledButton>
  );
}

export function Status({ entry }: { entry: LogEntry }) {
  const { levels } = useAdminText().logs.requests;
  return (
    <Badge color={COLOURS[entry.level] ?? 'gray'} title={wordsFor(levels, entry.level)} miw="max-content">
      {entry.status}
    </Badge>
  );
}

export function Who({ user }: { user: LogEntry['user'] }) {
  const { requests: text } = useAdminText().logs;
  if (user == null) {
    return (
      <Text size="sm" c="dimmed">
        {text.nobody}
      </Text>
    );
  }
  return (
    <RouterLink to="/admin/users/$uuid" params={{ uuid: user.uuid }} size="sm">
      {user.username}
    </RouterLink>
  );
}
