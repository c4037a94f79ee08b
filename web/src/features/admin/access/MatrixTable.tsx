import { Badge, Checkbox, Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';

import { RouterLink } from '../../../components/RouterLink';
import { useAdminText } from '../text';
import type { Permission, Role } from './api';
import { type Draft, holds, lockOf } from './matrix';
import classes from './Matrix.module.css';

interface Props {
  roles: readonly Role[];
  permissions: readonly Permission[];
  draft: Draft;
  onToggle: (role: Role, permission: string) => void;
  onEdit: (permission: Permission) => void;
}

/** A box for each permission and role; head and names stay in sight. */
export function MatrixTable({ roles, permissions, draft, onToggle, onEdit }: Props) {
  const { matrix: text } = useAdminText().access;
  return (
    <Paper radius="lg" className={classes.frame}>
      <div className={classes.scroll} role="region" aria-label={text.table} tabIndex={0}>
        <table className={classes.table} aria-label={text.table}>
          <thead>
            <tr>
              <th scope="col">{text.permission}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col">
                  <RouterLink
                    to="/admin/roles/$id"
                    params={{ id: String(role.id) }}
                    size="sm"
                    lineClamp={3}
                    title={role.name}
                  >
                    {role.name}
                  </RouterLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission.id}>
                <th scope="row">
                  <PermissionName permission={permission} onEdit={onEdit} />
                </th>
                {roles.map((role) => (
                  <Cell key={role.id} {...{ role, permission, draft, onToggle }} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Paper>
  );
}

function PermissionName({ permission, onEdit }: { permission: Permission; onEdit: (permission: Permission) => void }) {
  const { matrix: text } = useAdminText().access;
  return (
    <Group gap="4px 8px">
      <UnstyledButton fz={14} fw={500} td="underline" title={text.details} mih={24} onClick={() => onEdit(permission)}>
        {permission.name}
      </UnstyledButton>
      {permission.built_in ? (
        <Badge color="gray" size="sm" miw="max-content">
          {text.builtIn}
        </Badge>
      ) : (
        permission.description !== '' && (
          <Text size="xs" c="dimmed" fw={400} lineClamp={2} w="100%">
            {permission.description}
          </Text>
        )
      )}
    </Group>
  );
}

interface CellProps {
  role: Role;
  permission: Permission;
  draft: Draft;
  onToggle: (role: Role, permission: string) => void;
}

function Cell({ role, permission, draft, onToggle }: CellProps) {
  const { matrix: text } = useAdminText().access;
  const lock = lockOf(role, permission.built_in);
  const isHeld = lock === 'all' || holds(draft, role, permission.name);
  const isChanged = lock === undefined && isHeld !== role.permissions.includes(permission.name);
  const label = text.cell(permission.name, role.name);
  if (lock !== undefined) {
    const reason = lock === 'all' ? text.lockedAll : text.lockedCell;
    return (
      <td>
        <span className={classes.box} title={reason}>
          {isHeld ? (
            <IconLock size={16} role="img" aria-label={`${label}. ${reason}.`} color="var(--mantine-color-dimmed)" />
          ) : (
            <Text component="span" c="dimmed" aria-label={reason} role="img">
              –
            </Text>
          )}
        </span>
      </td>
    );
  }
  return (
    <td className={isChanged ? classes.changed : undefined}>
      <span className={classes.box}>
        <Checkbox aria-label={label} checked={isHeld} onChange={() => onToggle(role, permission.name)} />
      </span>
    </td>
  );
}
