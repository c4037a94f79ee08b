import { Badge } from '@mantine/core';

import { wordsFor } from '../../text/words';
import { useBillingText } from './text';

const COLOURS: Record<string, string> = {
  active: 'teal',
  trialing: 'indigo',
  past_due: 'red',
  unpaid: 'red',
  incomplete: 'yellow',
  canceled_at_period_end: 'yellow',
};

/** How a subscription stands. */
export function SubscriptionBadge({ status }: { status: string }) {
  const { statuses } = useBillingText().subscription;
  return (
    <Badge color={COLOURS[status] ?? 'gray'} miw="max-content">
      {wordsFor(statuses, status)}
    </Badge>
  );
}
