import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { type Column, DataTable } from '../../../components/DataTable';
import { lazyDialog } from '../../../components/lazyDialog';
import { useFormat } from '../../../text/format';
import { PageHeader } from '../../../components/PageHeader';
import { ChoiceFilter, Filters } from '../shared/filters';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { type ErrorReport, errorsQuery } from './api';
import { ErrorStateBadge } from './ErrorStateBadge';

const ErrorDialog = lazyDialog(() => import('./ErrorDialog'), 'ErrorDialog');

const route = getRouteApi('/member/admin/errors');

/** What went wrong inside, once per kind, the latest first. */
export function ErrorsPage() {
  const { errors: text } = useAdminText().logs;
  const search = route.useSearch();
  const list = useQuery(errorsQuery(search));
  const format = useFormat();
  const [shown, setShown] = useState<ErrorReport>();
  const columns: Column<ErrorReport>[] = [
    {
      id: 'what',
      header: text.what,
      cell: (report) => (
        <Stack gap={0} align="flex-start">
          <UnstyledButton fz={14} fw={500} td="underline" mih={24} aria-label={text.show(report.title)} onClick={() => setShown(report)}>
            {report.title}
          </UnstyledButton>
          <Text size="xs" c="dimmed" ff="monospace">
            {report.route}
          </Text>
        </Stack>
      ),
    },
    { id: 'state', header: text.state, width: 120, short: true, cell: (report) => <ErrorStateBadge report={report} /> },
    { id: 'count', header: text.count, width: 104, align: 'right', from: 'sm', short: true, cell: ({ occurrences }) => format.number(occurrences) },
    { id: 'last', header: text.last, width: 152, from: 'sm', short: true, cell: ({ last_seen_at }) => <Moment at={last_seen_at} /> },
  ];
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Filters>
        <ChoiceFilter
          name="state"
          label={text.state}
          all={text.all}
          value={search.state}
          options={[
            { value: 'open', label: text.open },
            { value: 'resolved', label: text.resolved },
          ]}
        />
      </Filters>
      <DataTable
        label={text.title}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={text.none} text={text.noneText} />}
      />
      {shown !== undefined && (
        <ErrorDialog report={shown} onChanged={setShown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
