import '../../../theme/table';

import { Button, Group, Paper, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ErrorState } from '../../../components/ErrorState';
import { lazyDialog } from '../../../components/lazyDialog';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { PageHeader } from '../../../components/PageHeader';
import { Filters, TextFilter } from '../shared/filters';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { forgetAccess, type Permission, permissionsQuery, type Role, rolesQuery } from './api';
import { countOf, differences, type Draft, toggled } from './matrix';
import classes from './Matrix.module.css';
import { MatrixTable } from './MatrixTable';

const NamedDialog = lazyDialog(async () => ({ NamedDialog: (await import('./NamedDialog')).NamedDialog<Permission> }), 'NamedDialog');
const PermissionDialog = lazyDialog(() => import('./PermissionDialog'), 'PermissionDialog');
const ReviewDialog = lazyDialog(() => import('./ReviewDialog'), 'ReviewDialog');

/** As many as can be told apart at a glance. */
const ROLES_AT_ONCE = 12;

const route = getRouteApi('/member/admin/permissions');

/** Which role holds which permission, to be changed together and reviewed before it counts. */
export function MatrixPage() {
  const { matrix: text } = useAdminText().access;
  const roles = useQuery(rolesQuery);
  const permissions = useQuery(permissionsQuery);
  const [draft, setDraft] = useState<Draft>(new Map());
  const [isReviewing, setReviewing] = useState(false);
  const [edited, setEdited] = useState<Permission>();
  const changes = differences(draft, roles.data ?? []);
  const failure = roles.error ?? permissions.error;
  const keepOnly = (unsaved: readonly Role[]) =>
    setDraft(new Map([...draft].filter(([id]) => unsaved.some((role) => role.id === id))));
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={<NewPermission />} />
      {failure !== null && <ErrorState error={failure} onRetry={() => void Promise.all([roles.refetch(), permissions.refetch()])} />}
      {roles.data !== undefined && permissions.data !== undefined && (
        <Window
          roles={roles.data}
          permissions={permissions.data}
          draft={draft}
          onToggle={(role, permission) => setDraft(toggled(draft, role, permission))}
          onEdit={setEdited}
        />
      )}
      {changes.length > 0 && (
        <UnsavedBar count={countOf(changes)} onDiscard={() => setDraft(new Map())} onReview={() => setReviewing(true)} />
      )}
      {isReviewing && <ReviewDialog changes={changes} onUnsaved={keepOnly} onClose={() => setReviewing(false)} />}
      {edited !== undefined && <PermissionDialog permission={edited} onClose={() => setEdited(undefined)} />}
      <LeaveGuard isNeeded={changes.length > 0} title={text.leave} confirm={text.discard} />
    </>
  );
}

interface WindowProps {
  roles: readonly Role[];
  permissions: readonly Permission[];
  draft: Draft;
  onToggle: (role: Role, permission: string) => void;
  onEdit: (permission: Permission) => void;
}

/** As many roles as fit, of those that are looked for. */
function Window({ roles, permissions, ...rest }: WindowProps) {
  const { matrix: text } = useAdminText().access;
  const { role = '', permission = '' } = route.useSearch();
  const [page, setPage] = useState(0);
  const found = roles.filter(({ name }) => contains(name, role));
  const last = Math.max(0, Math.ceil(found.length / ROLES_AT_ONCE) - 1);
  const first = Math.min(page, last) * ROLES_AT_ONCE;
  const shown = found.slice(first, first + ROLES_AT_ONCE);
  return (
    <>
      <Filters>
        <TextFilter name="role" label={text.filter} placeholder={text.filterPlaceholder} value={role} isSearch />
        <TextFilter name="permission" label={text.permissionFilter} placeholder={text.filterPlaceholder} value={permission} isSearch />
        {found.length > ROLES_AT_ONCE && (
          <Group gap="xs" ml="auto">
            <Text size="sm" c="dimmed">
              {text.shown(first + 1, first + shown.length, found.length)}
            </Text>
            <Button variant="default" size="xs" disabled={first === 0} onClick={() => setPage(Math.min(page, last) - 1)}>
              {text.earlier}
            </Button>
            <Button variant="default" size="xs" disabled={page >= last} onClick={() => setPage(page + 1)}>
              {text.later}
            </Button>
          </Group>
        )}
      </Filters>
      {shown.length === 0 ? (
        <Paper radius="lg">
          <EmptyState title={text.noRoles} />
        </Paper>
      ) : (
        <MatrixTable roles={shown} permissions={permissions.filter(({ name }) => contains(name, permission))} {...rest} />
      )}
    </>
  );
}

function contains(name: string, part: string): boolean {
  return name.toLowerCase().includes(part.toLowerCase());
}

function UnsavedBar({ count, onDiscard, onReview }: { count: number; onDiscard: () => void; onReview: () => void }) {
  const { matrix: text } = useAdminText().access;
  return (
    <Paper radius="lg" p="sm" shadow="md" className={classes.bar}>
      <Group justify="space-between" gap="xs">
        <Text fw={500} size="sm" role="status">
          {text.unsaved(count)}
        </Text>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={onDiscard}>
            {text.discard}
          </Button>
          <Button size="xs" onClick={onReview}>
            {text.review}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

function NewPermission() {
  const { matrix: text } = useAdminText().access;
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
        {text.create}
      </Button>
      {isMaking && (
        <NamedDialog
          title={text.create}
          send={(body) => answerOf(api.POST('/api/v1/permissions', { body }))}
          done={() => {
            setMaking(false);
            void forgetAccess();
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}
