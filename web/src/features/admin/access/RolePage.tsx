import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { lazyDialog } from '../../../components/lazyDialog';
import { PageHeader } from '../../../components/PageHeader';
import { RouterButton, RouterLink } from '../../../components/RouterLink';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useAdminText } from '../text';
import { forgetAccess, type Role, roleQuery } from './api';
import { descriptionOf } from './builtIn';
import { Effects } from './Effects';
import { isSuperAdmin } from './RolesPage';

const NamedDialog = lazyDialog(async () => ({ NamedDialog: (await import('./NamedDialog')).NamedDialog<Role> }), 'NamedDialog');

const route = getRouteApi('/member/admin/roles/$id');

/** One role: its permissions, who holds it, why it may be locked. */
export function RolePage() {
  const { roles: text, described } = useAdminText().access;
  const { id } = route.useParams();
  const { value: role, etag } = useSuspenseQuery(roleQuery(Number(id))).data;
  const locked = Object.hasOwn(text.locked, role.name) ? text.locked[role.name as keyof typeof text.locked] : undefined;
  return (
    <>
      <RouterLink to="/admin/roles" size="sm">
        {text.back}
      </RouterLink>
      <PageHeader
        title={role.name}
        description={descriptionOf(role, described) || undefined}
        actions={<Actions role={role} etag={etag} />}
      />
      <Stack gap="md" maw={760}>
        {role.built_in && locked !== undefined && (
          <Alert color="gray" icon={<IconLock size={18} aria-hidden />} title={text.builtIn}>
            {locked}
          </Alert>
        )}
        <Paper component="section" radius="lg" p="lg" aria-label={text.permissions}>
          <Group justify="space-between" mb="md">
            <Title order={2}>{text.permissions}</Title>
            <RouterButton to="/admin/permissions" search={{ role: role.name }} variant="default" size="xs">
              {text.toMatrix}
            </RouterButton>
          </Group>
          <Permissions role={role} />
        </Paper>
        <Paper component="section" radius="lg" p="lg" aria-label={text.holders}>
          <Title order={2} mb="xs">
            {text.holders}
          </Title>
          <RouterLink to="/admin/users" search={{ role: role.name }}>
            {text.holdersLink}
          </RouterLink>
        </Paper>
      </Stack>
    </>
  );
}

function Permissions({ role }: { role: Role }) {
  const { roles: text } = useAdminText().access;
  if (isSuperAdmin(role)) {
    return <Badge>{text.everything}</Badge>;
  }
  if (role.permissions.length === 0) {
    return <Text c="dimmed">{text.noPermissions}</Text>;
  }
  return (
    <Group gap="xs">
      {role.permissions.map((name) => (
        <Badge key={name} maw="100%" title={name}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}

function Actions({ role, etag }: { role: Role; etag: string }) {
  const { roles: text } = useAdminText().access;
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => setOpen('edit')}>
        {text.edit}
      </Button>
      {!role.built_in && (
        <Button variant="light" color="red" onClick={() => setOpen('delete')}>
          {text.delete}
        </Button>
      )}
      {open === 'edit' && <EditDialog role={role} etag={etag} onClose={close} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={text.deleteTitle(role.name)}
          confirm={text.delete}
          isDangerous
          nameToType={role.name}
          onConfirm={async () => {
            await answerOf(api.DELETE('/api/v1/roles/{id}', { params: { path: { id: role.id } } }));
            await navigate({ to: '/admin/roles' });
            await forgetAccess();
          }}
          onClose={close}
        >
          <Stack gap="sm">
            {text.deleteText}
            <Effects change={{ change: 'delete_role', role_id: role.id }} />
          </Stack>
        </ConfirmDialog>
      )}
    </Group>
  );
}

/** What is sent is based on the state that the page shows; somebody else's change in between is told. */
function EditDialog({ role, etag, onClose }: { role: Role; etag: string; onClose: () => void }) {
  const { roles: text } = useAdminText().access;
  return (
    <NamedDialog
      title={text.edit}
      initial={role}
      isBuiltIn={role.built_in}
      hint={role.built_in ? text.builtIn : undefined}
      send={({ name, description }) =>
        answerOf(
          api.PATCH('/api/v1/roles/{id}', {
            params: { path: { id: role.id }, header: { 'If-Match': etag } },
            body: role.built_in ? { description } : { name, description },
          }),
        )
      }
      done={() => {
        onClose();
        void forgetAccess();
      }}
      onClose={onClose}
    />
  );
}

