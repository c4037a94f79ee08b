import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMail, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { type Column, DataTable } from '../../../components/DataTable';
import { lazyDialog } from '../../../components/lazyDialog';
import { useFilter } from '../../../components/listAddress';
import { PageHeader } from '../../../components/PageHeader';
import { RouterButton, RouterLink } from '../../../components/RouterLink';
import { ChoiceFilter, Filters, TextFilter } from '../shared/filters';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { nameOf, peopleQuery, type Person, rolesQuery, USUAL_SORT } from './api';
import { SelectionBar } from './SelectionBar';
import { useSelection } from './selection';
import { RoleBadges, StatusBadge } from './StatusBadge';

const InviteDialog = lazyDialog(() => import('./InviteDialog'), 'InviteDialog');

const route = getRouteApi('/member/admin/users');

export function PeoplePage() {
  const { people: text } = useAdminText();
  const search = route.useSearch();
  const list = useQuery(peopleQuery(search));
  const filter = useFilter();
  const selection = useSelection();
  const columns = useColumns();
  const isFiltered = (search.q ?? search.role ?? search.status) !== undefined;
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={<Actions />} />
      <PeopleFilters />
      <SelectionBar selection={selection} search={search} mayHaveMore={list.data?.next != null} />
      <DataTable
        label={text.table}
        columns={columns}
        list={list}
        rowKey={(person) => person.uuid}
        sort={{
          by: search.q === undefined ? (search.sort ?? USUAL_SORT) : '',
          // A search is ordered by what it finds.
          onSort: search.q === undefined ? (by) => filter({ sort: by === USUAL_SORT ? undefined : by }) : undefined,
        }}
        selection={{ ...selection.ofTable, label: (person) => text.select(nameOf(person)) }}
        empty={isFiltered ? <NoMatch /> : <EmptyState title={text.none} />}
      />
    </>
  );
}

function useColumns(): Column<Person>[] {
  const { people: text } = useAdminText();
  return [
    { id: 'name', header: text.username, sort: 'username', cell: (person) => <Name person={person} /> },
    { id: 'email', header: text.email, sort: 'email', width: 270, from: 'md', cell: ({ email }) => <Address email={email} /> },
    { id: 'roles', header: text.roles, from: 'sm', cell: ({ roles }) => <RoleBadges roles={roles} /> },
    { id: 'status', header: text.status, width: 150, short: true, cell: ({ status }) => <StatusBadge status={status} /> },
    {
      id: 'created',
      header: text.created,
      width: 150,
      sort: 'created_at',
      from: 'lg',
      short: true,
      cell: ({ created_at }) => <Moment at={created_at} as="date" />,
    },
  ];
}

function Name({ person }: { person: Person }) {
  const full = `${person.first_name} ${person.last_name}`.trim();
  return (
    <Stack gap={0}>
      <RouterLink to="/admin/users/$uuid" params={{ uuid: person.uuid }} fw={500} size="sm">
        {person.username}
      </RouterLink>
      {full !== '' && (
        <Text size="xs" c="dimmed">
          {full}
        </Text>
      )}
      <Text size="xs" c="dimmed" hiddenFrom="md">
        <Address email={person.email} />
      </Text>
    </Stack>
  );
}

/** One that is too long for a line is broken ahead of its domain. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}

function PeopleFilters() {
  const { people: text } = useAdminText();
  const { q, role, status } = route.useSearch();
  const roles = useQuery(rolesQuery).data ?? [];
  const known = roles.map(({ name }) => name);
  // A role of the address that is still being read, or is gone, stays in sight.
  const names = role === undefined || known.includes(role) ? known : [role, ...known];
  return (
    <Filters>
      <TextFilter name="q" label={text.search} placeholder={text.searchPlaceholder} value={q} isSearch width={300} />
      <ChoiceFilter
        name="role"
        label={text.role}
        all={text.anyRole}
        value={role}
        options={names.map((name) => ({ value: name, label: name }))}
        width={200}
      />
      <ChoiceFilter
        name="status"
        label={text.status}
        all={text.anyStatus}
        value={status}
        options={Object.entries(text.statuses).map(([value, label]) => ({ value, label }))}
      />
    </Filters>
  );
}

function NoMatch() {
  const { shared } = useAdminText();
  const filter = useFilter();
  return (
    <EmptyState title={shared.noMatch} text={shared.noMatchText}>
      <Button variant="default" size="xs" onClick={() => filter({ q: '', role: '', status: '' })}>
        {shared.clearFilters}
      </Button>
    </EmptyState>
  );
}

function Actions() {
  const { people: text } = useAdminText();
  const [isInviting, setInviting] = useState(false);
  return (
    <Group gap="xs">
      <RouterButton to="/admin/invitations" variant="default" leftSection={<IconMail size={16} aria-hidden />}>
        {text.invite.place}
      </RouterButton>
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
        {text.invite.action}
      </Button>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Group>
  );
}
