import { Badge, Code, Group, Stack, Text } from '@mantine/core';

import { useMe } from '../../../api/session';
import { Card } from '../../../components/Card';
import { PageHeader } from '../../../components/PageHeader';
import { useText } from '../../../text';
import { AddressForm } from './AddressForm';
import { NamesForm } from './NamesForm';

/** Names and address, to be changed; what others have given, to be read. */
export function ProfilePage() {
  const text = useText().account.profile;
  const me = useMe();
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Stack gap="md" maw={640}>
        <Card title={text.names}>
          <NamesForm me={me} />
        </Card>
        <Card title={text.email}>
          <Group gap="xs" mb="md">
            <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
              {me.email}
            </Text>
            <Badge color={me.email_verified ? 'teal' : 'yellow'}>
              {me.email_verified ? text.confirmed : text.notConfirmed}
            </Badge>
          </Group>
          <AddressForm />
        </Card>
        <Card title={text.roles}>
          {me.roles.length === 0 ? (
            <Text c="dimmed">{text.noRoles}</Text>
          ) : (
            <Group gap="xs">
              {me.roles.map((role) => (
                <Badge key={role} maw="100%">
                  {role}
                </Badge>
              ))}
            </Group>
          )}
          <Text size="sm" c="dimmed" mt="md">
            {text.idHint}
          </Text>
          <Code>{me.uuid}</Code>
        </Card>
      </Stack>
    </>
  );
}
