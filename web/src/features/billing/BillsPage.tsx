import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { PageHeader } from '../../components/PageHeader';
import { invoicesQuery, ordersQuery } from './api';
import { Invoices } from './Invoices';
import { useOrderColumns } from './orderColumns';
import { useBillingText } from './text';

const route = getRouteApi('/member/billing/bills');

/** What was paid, and what is open. */
export function BillsPage() {
  const { bills: text } = useBillingText();
  const orders = useQuery(ordersQuery(route.useSearch().cursor));
  const orderColumns = useOrderColumns();
  const isWaiting = useQuery(invoicesQuery).isPending;
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Stack gap="lg">
        <section>
          <Title order={2} mb="sm">
            {text.invoices}
          </Title>
          <Invoices />
        </section>
        {/* Below a list of unknown length, so they come after it. */}
        {!isWaiting && (
          <section>
            <Title order={2} mb="sm">
              {text.orders}
            </Title>
            <DataTable
              label={text.orders}
              columns={orderColumns}
              list={orders}
              rowKey={({ id }) => id}
              empty={<EmptyState title={text.noOrders} text={text.noOrdersText} />}
            />
          </section>
        )}
      </Stack>
    </>
  );
}
