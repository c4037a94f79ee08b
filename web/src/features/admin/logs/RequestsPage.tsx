import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { type Column, DataTable } from '../../../components/DataTable';
import { lazyDialog } from '../../../components/lazyDialog';
import { useFormat } from '../../../text/format';
import { useFilter } from '../../../components/listAddress';
import { PageHeader } from '../../../components/PageHeader';
import { ChoiceFilter, DayFilter, Filters, TextFilter } from '../shared/filters';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { csvAddress, type LogEntry, requestsQuery } from './api';
import { NoMatch } from './NoMatch';
import { Path, Status, Who } from './RequestCells';

const RequestDialog = lazyDialog(() => import('./RequestDialog'), 'RequestDialog');

const FILTERS = ['user', 'level', 'method', 'status', 'path', 'from', 'to'] as const;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const route = getRouteApi('/member/admin/logs');

/** Every request that was answered, newest first. */
export function RequestsPage() {
  const { requests: text } = useAdminText().logs;
  const search = route.useSearch();
  const list = useQuery(requestsQuery(search));
  const [shown, setShown] = useState<LogEntry>();
  const columns = useColumns(setShown);
  const isFiltered = FILTERS.some((name) => search[name] !== undefined);
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.description}
        actions={
          <Button
            component="a"
            href={csvAddress(search)}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text.csv}
          </Button>
        }
      />
      <RequestFilters />
      {search.user !== undefined && <OnlyOf name={list.data?.items[0]?.user?.username} />}
      <DataTable
        label={text.title}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={isFiltered ? <NoMatch names={FILTERS} /> : <EmptyState title={text.none} />}
      />
      {shown !== undefined && <RequestDialog entry={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function useColumns(onShow: (entry: LogEntry) => void): Column<LogEntry>[] {
  const { requests: text } = useAdminText().logs;
  const format = useFormat();
  return [
    { id: 'time', header: text.time, width: 156, from: 'sm', short: true, cell: ({ at }) => <Moment at={at} as="moment" /> },
    {
      id: 'path',
      header: text.path,
      cell: (entry) => (
        <>
          {/* Beside a column for the time a path would have no room on a telephone. */}
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            <Moment at={entry.at} as="moment" />
          </Text>
          <Path entry={entry} onShow={onShow} />
        </>
      ),
    },
    { id: 'status', header: text.status, width: 88, short: true, cell: (entry) => <Status entry={entry} /> },
    { id: 'who', header: text.who, width: 180, from: 'sm', cell: ({ user }) => <Who user={user} /> },
    { id: 'address', header: text.address, width: 150, from: 'lg', cell: ({ address }) => address },
    {
      id: 'duration',
      header: text.duration,
      width: 104,
      from: 'md',
      align: 'right',
      short: true,
      cell: ({ duration_us: us }) => format.duration(us),
    },
  ];
}

function RequestFilters() {
  const { logs, shared } = useAdminText();
  const text = logs.requests;
  const search = route.useSearch();
  return (
    <Filters>
      <TextFilter name="path" label={text.path} placeholder={text.pathHint} value={search.path} isSearch width={200} />
      <ChoiceFilter
        name="level"
        label={text.level}
        all={text.anyLevel}
        value={search.level}
        options={Object.entries(text.levels).map(([value, label]) => ({ value, label }))}
      />
      <ChoiceFilter
        name="method"
        label={text.method}
        all={text.anyMethod}
        value={search.method}
        options={METHODS.map((value) => ({ value, label: value }))}
      />
      <TextFilter name="status" label={text.status} placeholder={text.statusHint} value={search.status} width={90} />
      <DayFilter name="from" label={shared.from} value={search.from} />
      <DayFilter name="to" label={shared.to} value={search.to} isEnd />
    </Filters>
  );
}

function OnlyOf({ name }: { name: string | undefined }) {
  const { requests: text } = useAdminText().logs;
  const filter = useFilter();
  return (
    <Group gap="xs" mb="md">
      <Text size="sm">{text.onlyOf(name ?? text.onePerson)}</Text>
      <Button variant="default" size="compact-sm" onClick={() => filter({ user: undefined })}>
        {text.everybody}
      </Button>
    </Group>
  );
}
