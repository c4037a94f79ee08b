import { Code, Paper, Text } from '@mantine/core';

import { Fact, Facts } from '../shared/Facts';
import { Moment } from '../../../components/Moment';
import { useAdminText } from '../text';
import type { Person } from './api';
import { RoleBadges, StatusBadge } from './StatusBadge';

/** Names, address and standing, to be read. */
export function PersonFacts({ person }: { person: Person }) {
  const { people: text } = useAdminText();
  const facts = text.person.facts;
  const notGiven = (
    <Text component="span" c="dimmed">
      {facts.notGiven}
    </Text>
  );
  return (
    <Paper radius="lg" p="lg" maw={640}>
      <Facts>
        <Fact term={facts.firstName}>{person.first_name || notGiven}</Fact>
        <Fact term={facts.lastName}>{person.last_name || notGiven}</Fact>
        <Fact term={text.username}>{person.username}</Fact>
        <Fact term={text.email}>{person.email}</Fact>
        <Fact term={text.status}>
          <StatusBadge status={person.status} />
        </Fact>
        <Fact term={text.roles}>
          {person.roles.length === 0 ? (
            <Text component="span" c="dimmed">
              {text.noRoles}
            </Text>
          ) : (
            <RoleBadges roles={person.roles} />
          )}
        </Fact>
        <Fact term={facts.created}>
          <Moment at={person.created_at} as="exact" />
        </Fact>
        {person.disabled_at != null && (
          <Fact term={facts.disabledAt}>
            <Moment at={person.disabled_at} as="exact" />
          </Fact>
        )}
        {person.deleted_at != null && (
          <Fact term={facts.deletedAt}>
            <Moment at={person.deleted_at} as="exact" />
          </Fact>
        )}
        {person.purge_at != null && (
          <Fact term={facts.purgeAt}>
            <Moment at={person.purge_at} as="exact" />
          </Fact>
        )}
        <Fact term={facts.id}>
          <Code>{person.uuid}</Code>
        </Fact>
        <Fact term={facts.row} hint={facts.rowHint}>
          {person.id}
        </Fact>
      </Facts>
    </Paper>
  );
}
