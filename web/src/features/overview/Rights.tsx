import { Badge, Group, Stack, Text } from '@mantine/core';

import type { Me } from '../../api/session';
import { Card } from '../../components/Card';
import { useOverviewText } from './text';

/** Roles and permissions, as the server sees them at this moment. */
export function Rights({ me }: { me: Me }) {
  const text = useOverviewText().rights;
  const permissions = me.permissions.includes('*') ? [text.everything] : me.permissions;
  return (
    <Card title={text.title}>
      <Stack gap="md">
        {me.roles.length === 0 ? <Text c="dimmed">{text.noRoles}</Text> : <Names label={text.roles} names={me.roles} />}
        {permissions.length > 0 && <Names label={text.permissions} names={permissions} />}
      </Stack>
    </Card>
  );
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {label}
      </Text>
      <Group gap="xs">
        {names.map((name) => (
          <Badge key={name} maw="100%">
            {name}
          </Badge>
        ))}
      </Group>
    </div>
  );
}
