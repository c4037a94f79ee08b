import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { lazyDialog } from '../../../components/lazyDialog';
import { useOrderColumns } from '../../billing/orderColumns';
import type { Person } from '../people/api';
import { personBillingQuery } from './api';
import { SubscriptionsTable } from './SubscriptionsTable';
import { useShopText } from './text';

const StartDialog = lazyDialog(() => import('./StartDialog'), 'StartDialog');

/** What somebody pays for, and giving them a plan. */
export function BillingTab({ person }: { person: Person }) {
  const { person: text } = useShopText();
  const [isStarting, setStarting] = useState(false);
  const { data, error, refetch } = useQuery(personBillingQuery(person.uuid));
  const orderColumns = useOrderColumns();
  const listOf = <Row,>(items: Row[] | undefined) => ({ data: items && { items }, error, refetch });
  return (
    <Stack gap="lg">
      <section>
        <Group justify="space-between" mb="sm">
          <Title order={2}>{text.subscriptions}</Title>
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setStarting(true)}>
            {text.subscribe}
          </Button>
        </Group>
        <SubscriptionsTable
          list={listOf(data?.subscriptions)}
          isOfOne
          empty={<EmptyState title={text.none} text={text.noneText} />}
        />
      </section>
      {/* Below a list of unknown length, so it comes with it. */}
      {data !== undefined && (
        <section>
          <Title order={2} mb="sm">
            {text.orders}
          </Title>
          <DataTable
            label={text.orders}
            columns={orderColumns}
            list={listOf(data.orders)}
            rowKey={({ id }) => id}
            isWhole
            empty={<EmptyState title={text.noOrders} text={text.noOrdersText} />}
          />
        </section>
      )}
      {data?.customer_id != null && (
        <Text size="sm" c="dimmed">
          {text.customer} <Code>{data.customer_id}</Code>
        </Text>
      )}
      {isStarting && <StartDialog person={person} onClose={() => setStarting(false)} />}
    </Stack>
  );
}
