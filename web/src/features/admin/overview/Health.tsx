import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useFormat } from '../../../text/format';
import { RouterLink } from '../../../components/RouterLink';
import { StatCard } from '../../../components/StatCard';
import { errorsQuery } from '../logs/api';
import { useAdminText } from '../text';
import { type Point, readyQuery, totalsOf } from './api';

/** The numbers that say whether somebody has to look. */
export function Health({ points }: { points: readonly Point[] | undefined }) {
  const { overview: text } = useAdminText();
  const format = useFormat();
  const errors = useQuery(errorsQuery({ state: 'open' })).data;
  const totals = points === undefined ? undefined : totalsOf(points);
  const count = (value: number | undefined) => (value === undefined ? '–' : format.number(value));
  // The list tells whether there are more, not how many.
  const open = errors === undefined ? '–' : `${format.number(errors.items.length)}${errors.next == null ? '' : '+'}`;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md">
      <Ready />
      <StatCard
        label={text.openErrors}
        value={open}
        tone={errors !== undefined && errors.items.length > 0 ? 'danger' : undefined}
        hint={
          <RouterLink to="/admin/errors" search={{ state: 'open' }} size="xs">
            {text.links.errors}
          </RouterLink>
        }
      />
      <StatCard
        label={text.requests}
        value={count(totals?.requests)}
        hint={
          totals === undefined || totals.requests === 0 ? (
            text.requestsHint('–')
          ) : (
            <RouterLink to="/admin/logs" search={{ level: 'ERROR' }} size="xs">
              {text.requestsHint(format.percent(totals.errors / totals.requests))}
            </RouterLink>
          )
        }
      />
      <StatCard
        label={text.latency}
        value={totals?.p95 === undefined ? '–' : format.duration(totals.p95)}
        hint={text.latencyHint}
      />
      <StatCard label={text.people} value={count(totals?.activeToday)} hint={text.peopleHint} />
      <StatCard
        label={text.letters}
        value={count(totals?.lost)}
        tone={totals !== undefined && totals.lost > 0 ? 'warning' : undefined}
        hint={text.lettersHint(count(totals?.letters))}
      />
    </SimpleGrid>
  );
}

function Ready() {
  const { overview: text } = useAdminText();
  const ready = useQuery(readyQuery);
  if (ready.data === undefined && !ready.isError) {
    // As high as the answer.
    const hint = <span style={{ visibility: 'hidden' }}>{text.readyHint('PostgreSQL')}</span>;
    return <StatCard label={text.ready} value="–" hint={hint} />;
  }
  const database = ready.data ?? '';
  return database === '' ? (
    <StatCard label={text.ready} value={text.notReady} tone="danger" hint={text.notReadyHint} />
  ) : (
    <StatCard label={text.ready} value={text.isReady} hint={text.readyHint(database)} />
  );
}

