import '../../../theme/table';

import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ErrorState } from '../../../components/ErrorState';
import { lazyDialog } from '../../../components/lazyDialog';
import { Lines } from '../../../components/Loaded';
import { RouterLink } from '../../../components/RouterLink';
import { type Grant, grantsQuery } from '../access/api';
import { Explain } from '../access/Explain';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import type { Person } from './api';

const GiveDialog = lazyDialog(() => import('../access/GiveDialog'), 'GiveDialog');
const TakeDialog = lazyDialog(() => import('../access/TakeDialog'), 'TakeDialog');

/** Everything a person was given: by whom, when, until when; and why they may do what. */
export function GrantsTab({ person }: { person: Person }) {
  const { access: text } = useAdminText();
  const grants = useQuery(grantsQuery(person.uuid));
  const [isGiving, setGiving] = useState(false);
  const [taken, setTaken] = useState<Grant>();
  return (
    <Stack gap="lg">
      <Paper component="section" radius="lg" p="lg" aria-label={text.grants.title}>
        <Group justify="space-between" mb="md">
          <Title order={2}>{text.grants.title}</Title>
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setGiving(true)}>
            {text.grants.give}
          </Button>
        </Group>
        {grants.isPending && <Lines count={3} />}
        {grants.isError && <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />}
        {grants.data?.items.length === 0 && <EmptyState title={text.grants.none} text={text.grants.noneText} />}
        {grants.data !== undefined && grants.data.items.length > 0 && (
          <GrantsTable grants={grants.data.items} onTake={setTaken} />
        )}
      </Paper>
      {/* Below a list of unknown length, so it comes with it. */}
      {!grants.isPending && <Explain uuid={person.uuid} />}
      {isGiving && <GiveDialog person={person} onClose={() => setGiving(false)} />}
      {taken !== undefined && <TakeDialog person={person} grant={taken} onClose={() => setTaken(undefined)} />}
    </Stack>
  );
}

function GrantsTable({ grants, onTake }: { grants: readonly Grant[]; onTake: (grant: Grant) => void }) {
  const { access: text } = useAdminText();
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="sm" fz="sm" aria-label={text.grants.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.grants.what}</Table.Th>
            <Table.Th>{text.grants.from}</Table.Th>
            <Table.Th>{text.grants.until}</Table.Th>
            <Table.Th ta="right">{text.grants.action}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grants.map((grant) => (
            <Table.Tr key={grant.id}>
              <Table.Td>
                <What grant={grant} />
              </Table.Td>
              <Table.Td>
                <Source grant={grant} />
              </Table.Td>
              <Table.Td>
                <Until at={grant.expires_at} />
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={text.grants.takeNamed(nameOfGrant(grant))}
                  onClick={() => onTake(grant)}
                >
                  {text.grants.take}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function nameOfGrant({ role, permission }: Grant): string {
  return role?.name ?? permission?.name ?? '';
}

function What({ grant }: { grant: Grant }) {
  const { access: text } = useAdminText();
  return (
    <Stack gap={0}>
      {grant.role == null ? (
        <Text size="sm" fw={500}>
          {grant.permission?.name}
        </Text>
      ) : (
        <RouterLink size="sm" fw={500} to="/admin/roles/$id" params={{ id: String(grant.role.id) }}>
          {grant.role.name}
        </RouterLink>
      )}
      <Text size="xs" c="dimmed">
        {grant.role == null ? text.grants.permission : text.grants.role}
      </Text>
    </Stack>
  );
}

function Source({ grant }: { grant: Grant }) {
  const { access: text, shared } = useAdminText();
  const by = grant.granted_by;
  const source = wordsFor(text.grants.sources, grant.source);
  return (
    <Stack gap={0}>
      <Text size="sm">{by == null ? source : text.grants.by(source, by.username ?? shared.somebodyGone)}</Text>
      <Text size="xs" c="dimmed">
        <Moment at={grant.granted_at} />
      </Text>
    </Stack>
  );
}

function Until({ at }: { at: string | null | undefined }) {
  const { access: text } = useAdminText();
  if (at == null) {
    return text.grants.forGood;
  }
  // Read once per rendering: a grant that ends meanwhile is no longer counted by the server either.
  return isPast(at) ? <Badge color="gray">{text.grants.ended}</Badge> : <Moment at={at} as="moment" />;
}

function isPast(at: string): boolean {
  return new Date(at).getTime() <= Date.now();
}
