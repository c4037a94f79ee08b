import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { PageHeader } from '../../../components/PageHeader';
import { useOrderColumns } from '../../billing/orderColumns';
import { useBillingText } from '../../billing/text';
import { allOrdersQuery } from './api';
import { useShopText } from './text';

const route = getRouteApi('/member/admin/billing/orders');

/** Everything that was paid for at a checkout. */
export function OrdersPage() {
  const { orders: text } = useShopText();
  const { bills } = useBillingText();
  const list = useQuery(allOrdersQuery(route.useSearch().cursor));
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <DataTable
        label={text.title}
        columns={useOrderColumns()}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={bills.noOrders} />}
      />
    </>
  );
}
