import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { type Column, DataTable } from '../../../components/DataTable';
import { Moment } from '../../../components/Moment';
import { RouterLink } from '../../../components/RouterLink';
import { toast } from '../../../components/toasts';
import { isOpen } from '../../billing/offer';
import { SubscriptionBadge } from '../../billing/SubscriptionBadge';
import { useBillingText } from '../../billing/text';
import { forgetShop, type Subscription } from './api';
import { useShopText } from './text';

interface Props {
  list: Parameters<typeof DataTable<Subscription>>[0]['list'];
  empty: ReactNode;
  /** All of them are one person's, who need not be named. */
  isOfOne?: boolean;
}

/** Who pays for what, how it stands, and ending it at once. */
export function SubscriptionsTable({ list, empty, isOfOne = false }: Props) {
  const { subscriptions: text } = useShopText();
  const { subscription: words } = useBillingText();
  const [ended, setEnded] = useState<Subscription>();
  const planOf = ({ plan }: Subscription) => plan ?? words.unknown;
  const whoOf = ({ username }: Subscription) => username ?? text.purged;
  const columns: Column<Subscription>[] = [
    ...(isOfOne ? [] : [{ id: 'person', header: text.person, cell: (one: Subscription) => <Who subscription={one} /> }]),
    { id: 'plan', header: text.plan, from: isOfOne ? undefined : 'sm', cell: planOf },
    { id: 'state', header: text.state, width: 170, short: true, cell: ({ status }) => <SubscriptionBadge status={status} /> },
    {
      id: 'period',
      header: text.period,
      width: 160,
      from: 'md',
      short: true,
      cell: ({ current_period_end: end }) => (end == null ? '–' : <Moment at={end} as="date" />),
    },
    { id: 'since', header: text.since, width: 136, from: 'lg', short: true, cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
    {
      id: 'actions',
      header: text.actions,
      width: 140,
      align: 'right',
      cell: (one) =>
        isOpen(one) && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={text.endNamed(planOf(one), whoOf(one))}
            onClick={() => setEnded(one)}
          >
            {text.end}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable label={text.title} columns={columns} list={list} rowKey={({ id }) => id} isWhole={isOfOne} empty={empty} />
      {ended !== undefined && (
        <ConfirmDialog
          title={text.endTitle(planOf(ended), whoOf(ended))}
          confirm={text.end}
          isDangerous
          onConfirm={async () => {
            await answerOf(api.DELETE('/api/v1/billing/subscriptions/{id}', { params: { path: { id: ended.id } } }));
            await forgetShop();
            void toast({ message: text.ended, color: 'teal' });
          }}
          onClose={() => setEnded(undefined)}
        >
          {text.endText}
        </ConfirmDialog>
      )}
    </>
  );
}

function Who({ subscription: { user, username } }: { subscription: Subscription }) {
  const { subscriptions: text } = useShopText();
  if (user == null) {
    return text.purged;
  }
  return (
    <RouterLink size="sm" to="/admin/users/$uuid" params={{ uuid: user }} search={{ tab: 'billing' }}>
      {username}
    </RouterLink>
  );
}
