import { Badge, Group } from '@mantine/core';

import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import type { Person } from './api';

const COLOURS: Record<string, string> = { active: 'teal', unconfirmed: 'yellow', disabled: 'gray', deleted: 'red' };

export function StatusBadge({ status }: { status: string }) {
  const { statuses } = useAdminText().people;
  return (
    <Badge color={COLOURS[status] ?? 'gray'} miw="max-content">
      {wordsFor(statuses, status)}
    </Badge>
  );
}

export function RoleBadges({ roles }: { roles: Person['roles'] }) {
  return (
    <Group gap={4}>
      {roles.map((role) => (
        <Badge key={role} w="max-content" maw={180} title={role} style={{ flexShrink: 0 }}>
          {role}
        </Badge>
      ))}
    </Group>
  );
}
