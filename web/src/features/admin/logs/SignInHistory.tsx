import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Chart } from '../../../components/chart/Chart';
import { ErrorState } from '../../../components/ErrorState';
import { useFormat } from '../../../text/format';
import { everyPage } from '../shared/pages';
import { useAdminText } from '../text';
import { byDay } from './history';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** How often somebody came in, and was refused, day by day. */
export function SignInHistory({ uuid }: { uuid: string }) {
  const { sessions: text } = useAdminText().people;
  const format = useFormat();
  const [now] = useState(() => new Date());
  const history = useQuery({
    queryKey: ['logs', 'sign-ins', uuid, format.day(now.getTime())],
    queryFn: async () => {
      const [accepted, refused] = await Promise.all(
        ['signed_in', 'sign_in_refused'].map((action) => momentsOf(uuid, action, now)),
      );
      const counted = (moments: string[] = []) => byDay(moments, DAYS, format.day(now.getTime()), format.day);
      return { accepted: counted(accepted), refused: counted(refused) };
    },
  });
  const labels = Array.from({ length: DAYS }, (_, day) => format.date(now.getTime() - (DAYS - 1 - day) * DAY_MS));
  const all = [...(history.data?.accepted ?? []), ...(history.data?.refused ?? [])];
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={text.history}>
      <Title order={2} mb="md">
        {text.history}
      </Title>
      <Stack gap="sm">
        {history.isError && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
        {history.data !== undefined && all.every((count) => count === 0) && <Text c="dimmed">{text.noHistory}</Text>}
        {history.data !== undefined && all.some((count) => count > 0) && (
          <Chart
            label={text.historyLabel}
            kind="bars"
            labels={labels}
            series={[
              { name: text.accepted, tone: 'good', values: history.data.accepted },
              { name: text.refused, tone: 'bad', values: history.data.refused },
            ]}
            format={format.number}
          />
        )}
      </Stack>
    </Paper>
  );
}

async function momentsOf(uuid: string, action: string, now: Date): Promise<string[]> {
  const from = new Date(now.getTime() - DAYS * DAY_MS).toISOString();
  const query = { target: `person:${uuid}`, action, from, limit: '100' };
  const events = await everyPage(
    (cursor) => answerOf(api.GET('/api/v1/audit', { params: { query: { ...query, cursor } } })),
    1000,
  );
  return events.map(({ at }) => at);
}
