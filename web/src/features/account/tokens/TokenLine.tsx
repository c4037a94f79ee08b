import { Button, Group, Text } from '@mantine/core';

import { useFormat } from '../../../text/format';
import { Moment } from '../../../components/Moment';
import { useText } from '../../../text';
import type { ApiToken } from './tokens';

/** A token: what it is for, until when it works, when it was used. */
export function TokenLine({ token, onDelete }: { token: ApiToken; onDelete: () => void }) {
  const text = useText().account.tokens;
  const format = useFormat();
  const { name, created_at, expires_at, last_used_at } = token;
  return (
    <Group justify="space-between" gap="sm" role="group" aria-label={name}>
      <div style={{ minWidth: 0, flex: '1 1 240px', overflowWrap: 'anywhere' }}>
        <Text fw={500}>{name}</Text>
        <Text size="sm" c="dimmed">
          {text.made(format.date(created_at))} · {expires_at ? text.until(format.date(expires_at)) : text.forever} ·{' '}
          {last_used_at ? (
            <>
              {text.used} <Moment at={last_used_at} />
            </>
          ) : (
            text.unused
          )}
        </Text>
      </div>
      <Button variant="default" size="xs" aria-label={`${text.delete}: ${name}`} onClick={onDelete}>
        {text.delete}
      </Button>
    </Group>
  );
}
