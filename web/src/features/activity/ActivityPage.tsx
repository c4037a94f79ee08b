import { Button, Group, Paper, Stack } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { useMe } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { Lines } from '../../components/Loaded';
import { PageHeader } from '../../components/PageHeader';
import { useText } from '../../text';
import { activityQuery, tableOf } from './activity';
import { EntryLine } from './EntryLine';
import { type ActivityFilter, isFiltering } from './filter';
import { Filters } from './Filters';
import { activityRoute } from './routes';

/** What the log holds about oneself. */
export function ActivityPage() {
  const { time_zone } = useMe();
  const text = useText().activity;
  const filter = activityRoute.useSearch();
  const navigate = useNavigate();
  const setFilter = (search: ActivityFilter) => void navigate({ to: '/activity', search, replace: true });
  const download = (
    <Button component="a" href={tableOf(filter, time_zone)} download variant="default" leftSection={<IconDownload size={16} />}>
      {text.csv}
    </Button>
  );
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={download} />
      <Stack gap="md">
        <Filters filter={filter} onChange={setFilter} />
        <Paper radius="lg" p="lg">
          <Entries filter={filter} onClear={() => setFilter({})} />
        </Paper>
      </Stack>
    </>
  );
}

function Entries({ filter, onClear }: { filter: ActivityFilter; onClear: () => void }) {
  const text = useText().activity;
  const log = useInfiniteQuery(activityQuery(filter, useMe().time_zone));
  if (log.data === undefined) {
    return log.isError ? <ErrorState error={log.error} onRetry={() => void log.refetch()} /> : <Lines count={8} />;
  }
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0 && !log.hasNextPage) {
    return (
      <EmptyState icon={IconHistory} title={isFiltering(filter) ? text.noMatch : text.none}>
        {isFiltering(filter) && (
          <Button variant="default" mt="xs" onClick={onClear}>
            {text.clear}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <Stack gap="md">
      {entries.map((entry) => (
        <EntryLine key={entry.id} entry={entry} />
      ))}
      {log.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {text.more}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
