import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { useExplain } from '../../components/explain';
import { Loaded } from '../../components/Loaded';
import { useOnce } from '../../components/once';
import { PageHeader } from '../../components/PageHeader';
import { toast } from '../../components/toasts';
import { goToPortal, plansQuery, subscriptionsQuery } from './api';
import { CheckoutOutcome } from './CheckoutOutcome';
import { Plans } from './Plans';
import { Subscriptions } from './Subscriptions';
import { useBillingText } from './text';

const route = getRouteApi('/member/billing/');

/** What one pays for, and what else there is. */
export function PlansPage() {
  const { plans: text } = useBillingText();
  const { checkout } = route.useSearch();
  // Told once: the address forgets it as soon as it is told.
  const [returned, setReturned] = useState(checkout);
  const plans = useQuery(plansQuery);
  const subscriptions = useQuery(subscriptionsQuery);
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.description}
        actions={subscriptions.data !== undefined && subscriptions.data.length > 0 && <PortalButton />}
      />
      {returned !== undefined && <CheckoutOutcome checkout={returned} onClose={() => setReturned(undefined)} />}
      <Loaded query={subscriptions}>
        {(mine) => (
          <Loaded query={plans} lines={6}>
            {({ items }) => (
              <>
                <Subscriptions subscriptions={mine} plans={items} />
                <Plans plans={items} subscriptions={mine} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function PortalButton() {
  const { subscription: text } = useBillingText();
  const explain = useExplain('clicked');
  const open = useOnce({
    mutationFn: goToPortal,
    onError: (error) => void toast({ message: explain(error), color: 'red' }),
  });
  return (
    <Button variant="default" loading={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
      {text.portal}
    </Button>
  );
}
