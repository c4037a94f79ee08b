import { Badge, Code, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useMe } from '../../api/session';
import { PageHeader } from '../../components/PageHeader';
import { useText } from '../../text';
import classes from './ProfilePage.module.css';

/** Names, address and roles, to be read. */
export function ProfilePage() {
  const text = useText().account;
  const me = useMe();
  return (
    <>
      <PageHeader title={text.profile} description={text.description} />
      <Paper radius="lg" p="lg" maw={640}>
        <dl className={classes.facts}>
          <Fact term={text.firstName}>{me.first_name || <Missing />}</Fact>
          <Fact term={text.lastName}>{me.last_name || <Missing />}</Fact>
          <Fact term={text.username}>{me.username}</Fact>
          <Fact term={text.email}>
            <Group gap="xs">
              <span>{me.email}</span>
              <Badge color={me.email_verified ? 'teal' : 'yellow'}>
                {me.email_verified ? text.confirmed : text.notConfirmed}
              </Badge>
            </Group>
          </Fact>
          <Fact term={text.roles}>
            {me.roles.length === 0 ? (
              <Text c="dimmed">{text.noRoles}</Text>
            ) : (
              <Group gap="xs">
                {me.roles.map((role) => (
                  <Badge key={role}>{role}</Badge>
                ))}
              </Group>
            )}
          </Fact>
          <Fact term={text.id}>
            <Code>{me.uuid}</Code>
            <Text size="sm" c="dimmed" mt={4}>
              {text.idHint}
            </Text>
          </Fact>
        </dl>
      </Paper>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Missing() {
  const text = useText().account;
  return (
    <Text component="span" c="dimmed">
      {text.notGiven}
    </Text>
  );
}
