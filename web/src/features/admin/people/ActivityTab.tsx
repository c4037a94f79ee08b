import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { can, useMe } from '../../../api/session';
import { useFilter } from '../../../components/listAddress';
import { RouterLink } from '../../../components/RouterLink';
import { AuditTable } from '../logs/AuditTable';
import { useAdminText } from '../text';
import type { Person } from './api';

const route = getRouteApi('/member/admin/users/$uuid');

/** What a person did, and what was done to them. */
export function ActivityTab({ person }: { person: Person }) {
  const { people } = useAdminText();
  const text = people.activity;
  const { view, cursor } = route.useSearch();
  const filter = useFilter();
  const mayReadLogs = can(useMe(), 'access_logs');
  if (!mayReadLogs) {
    return <Text c="dimmed">{people.sessions.needsLogs}</Text>;
  }
  const about = view === 'to' ? { target: `person:${person.uuid}` } : { actor: person.uuid };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <NativeSelect
          label={text.view}
          value={view ?? 'by'}
          data={[
            { value: 'by', label: text.by },
            { value: 'to', label: text.to },
          ]}
          onChange={(event) => filter({ view: event.currentTarget.value === 'to' ? 'to' : undefined })}
        />
        <RouterLink to="/admin/logs" search={{ user: person.uuid }} size="sm">
          {text.requests}
        </RouterLink>
      </Group>
      <AuditTable search={{ ...about, cursor }} />
    </Stack>
  );
}
