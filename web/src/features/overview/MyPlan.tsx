import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { RouterLink } from '../../components/RouterLink';
import { useFormat } from '../../text/format';
import { subscriptionsQuery } from '../billing/api';
import { isOpen } from '../billing/offer';
import { SubscriptionBadge } from '../billing/SubscriptionBadge';
import { useOverviewText } from './text';

/** What one has subscribed to, and until when. */
export function MyPlan() {
  const { plan: text } = useOverviewText();
  const format = useFormat();
  const subscriptions = useQuery(subscriptionsQuery);
  return (
    <Card title={text.title}>
      <Loaded query={subscriptions} lines={1}>
        {(all) => {
          const open = all.filter(isOpen);
          return (
            <Stack gap="md">
              {open.length === 0 && <Text c="dimmed">{text.none}</Text>}
              {open.map(({ id, plan, status, current_period_end: end }) => (
                <Group key={id} gap="xs">
                  <Text fw={500}>{plan ?? text.unknown}</Text>
                  <SubscriptionBadge status={status} />
                  {end != null && (
                    <Text size="sm" c="dimmed">
                      {text.until(format.date(end))}
                    </Text>
                  )}
                </Group>
              ))}
              <Text size="sm">
                <RouterLink to="/billing">{open.length === 0 ? text.choose : text.manage}</RouterLink>
              </Text>
            </Stack>
          );
        }}
      </Loaded>
    </Card>
  );
}
