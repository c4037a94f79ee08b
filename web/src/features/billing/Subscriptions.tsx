import { Stack, Text } from '@mantine/core';

import { useFormat } from '../../text/format';
import type { Plan, Subscription } from './api';
import { isOpen } from './offer';
import { SubscriptionCard } from './SubscriptionCard';
import { useBillingText } from './text';

interface Props {
  subscriptions: readonly Subscription[];
  plans: readonly Plan[];
}

/** What one has subscribed to; what has ended in one line each. */
export function Subscriptions({ subscriptions, plans }: Props) {
  const { subscription: text } = useBillingText();
  const format = useFormat();
  const ended = subscriptions.filter((subscription) => !isOpen(subscription));
  if (subscriptions.length === 0) {
    return null;
  }
  return (
    <Stack gap="md" mb="xl">
      {subscriptions.filter(isOpen).map((subscription) => (
        <SubscriptionCard key={subscription.id} subscription={subscription} plans={plans} />
      ))}
      {ended.map(({ id, plan, created_at }) => (
        <Text key={id} size="sm" c="dimmed">
          {text.ended(plan ?? text.unknown, format.date(created_at))}
        </Text>
      ))}
    </Stack>
  );
}
