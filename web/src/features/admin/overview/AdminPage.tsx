import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { ErrorState } from '../../../components/ErrorState';
import { useFilter } from '../../../components/listAddress';
import { PageHeader } from '../../../components/PageHeader';
import { useAdminText } from '../text';
import { SPANS, type SpanName, statisticsQuery } from './api';
import { Charts } from './Charts';
import { Health } from './Health';

const route = getRouteApi('/member/admin');

/** Whether all is well, and how it has been. */
export function AdminPage() {
  const { overview: text } = useAdminText();
  const chosen = route.useSearch().span ?? 'month';
  const span: SpanName = Object.hasOwn(SPANS, chosen) ? (chosen as SpanName) : 'month';
  const statistics = useQuery(statisticsQuery(span));
  const filter = useFilter();
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.description}
        actions={
          <NativeSelect
            aria-label={text.span}
            value={span}
            data={Object.entries(text.spans).map(([value, label]) => ({ value, label }))}
            onChange={(event) => filter({ span: event.currentTarget.value === 'month' ? undefined : event.currentTarget.value })}
          />
        }
      />
      <Health points={statistics.data?.points} />
      {statistics.isError && <ErrorState error={statistics.error} onRetry={() => void statistics.refetch()} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mt="md">
        <Charts statistics={statistics.data} />
      </SimpleGrid>
    </>
  );
}
