import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { Chart } from '../../../components/chart/Chart';
import { Loaded } from '../../../components/Loaded';
import { useLanguage } from '../../../text';
import { useFormat } from '../../../text/format';
import { useSignInsText } from './text';

/** How often somebody came in, and was refused, day by day; oneself unless told. */
export function SignInHistory({ uuid }: { uuid?: string }) {
  const history = useQuery({
    queryKey: ['sign-ins', uuid ?? 'own'],
    queryFn: async ({ signal }) => {
      const answer =
        uuid === undefined
          ? api.GET('/api/v1/me/sign-ins/history', { signal })
          : api.GET('/api/v1/users/{uuid}/sign-ins/history', { params: { path: { uuid } }, signal });
      return (await answerOf(answer)).days;
    },
  });
  return (
    <Loaded query={history} lines={6}>
      {(days) => <Picture days={days} />}
    </Loaded>
  );
}

function Picture({ days }: { days: readonly Schemas['SignInDay'][] }) {
  const text = useSignInsText();
  const format = useFormat();
  const { language } = useLanguage();
  if (days.every(({ accepted, refused }) => accepted + refused === 0)) {
    return <Text c="dimmed">{text.none}</Text>;
  }
  // The server's days, whatever zone their reader is in.
  const names = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <Chart
      label={text.label}
      kind="bars"
      labels={days.map(({ at }) => names.format(new Date(at)))}
      series={[
        { name: text.accepted, tone: 'good', values: days.map(({ accepted }) => accepted) },
        { name: text.refused, tone: 'bad', values: days.map(({ refused }) => refused) },
      ]}
      format={format.number}
    />
  );
}
