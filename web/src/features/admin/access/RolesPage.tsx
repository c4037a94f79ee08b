import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPlus, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { type Column, DataTable } from '../../../components/DataTable';
import { lazyDialog } from '../../../components/lazyDialog';
import { PageHeader } from '../../../components/PageHeader';
import { RouterButton, RouterLink } from '../../../components/RouterLink';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { forgetAccess, type Role } from './api';
import { descriptionOf } from './builtIn';

const NamedDialog = lazyDialog(async () => ({ NamedDialog: (await import('./NamedDialog')).NamedDialog<Role> }), 'NamedDialog');

const route = getRouteApi('/member/admin/roles');

export function RolesPage() {
  const { roles: text, described } = useAdminText().access;
  const { cursor } = route.useSearch();
  const list = useQuery({
    queryKey: ['access', 'role-list', cursor],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/roles', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Role>[] = [
    { id: 'name', header: text.name, cell: (role) => <Name role={role} /> },
    {
      id: 'about',
      header: text.about,
      from: 'md',
      cell: (role) => (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {descriptionOf(role, described)}
        </Text>
      ),
    },
    {
      id: 'permissions',
      header: text.permissions,
      width: 180,
      short: true,
      cell: (role) => (isSuperAdmin(role) ? text.everything : text.count(role.permissions.length)),
    },
  ];
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={<Actions />} />
      <DataTable label={text.title} columns={columns} list={list} rowKey={({ id }) => id} empty={<EmptyState title={text.none} />} />
    </>
  );
}

export function isSuperAdmin(role: Role): boolean {
  return role.built_in && role.name === 'Super Admin';
}

function Name({ role }: { role: Role }) {
  const { roles: text } = useAdminText().access;
  return (
    <Group gap="xs">
      <RouterLink to="/admin/roles/$id" params={{ id: String(role.id) }} size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
        {role.name}
      </RouterLink>
      {role.built_in && <Badge color="gray">{text.builtIn}</Badge>}
    </Group>
  );
}

function Actions() {
  const { roles: text } = useAdminText().access;
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  return (
    <Group gap="xs">
      <RouterButton to="/admin/permissions" variant="default" leftSection={<IconTable size={16} aria-hidden />}>
        {text.matrix}
      </RouterButton>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
        {text.create}
      </Button>
      {isMaking && (
        <NamedDialog
          title={text.create}
          send={(body) => answerOf(api.POST('/api/v1/roles', { body }))}
          done={(role) => {
            void forgetAccess();
            void navigate({ to: '/admin/roles/$id', params: { id: String(role.id) } });
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </Group>
  );
}
