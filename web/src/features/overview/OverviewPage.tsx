import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useMe } from '../../api/session';
import { hasBilling } from '../../boot/billing';
import { PageHeader } from '../../components/PageHeader';
import { subscriptionsQuery } from '../billing/api';
import { Checklist } from './Checklist';
import { Latest } from './Latest';
import { MyPlan } from './MyPlan';
import { MyTickets, myTicketsQuery } from './MyTickets';
import { Rights } from './Rights';
import { useOverviewText } from './text';

export function OverviewPage() {
  const text = useOverviewText();
  const me = useMe();
  const tickets = useQuery(myTicketsQuery);
  const plan = useQuery({ ...subscriptionsQuery, enabled: hasBilling });
  const isWaiting = tickets.isLoading || plan.isLoading;
  return (
    <>
      <PageHeader title={text.greeting(me.first_name || me.username)} description={text.description} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Checklist me={me} />
        <Rights me={me} />
      </SimpleGrid>
      {/* Lists of unknown length, so what is below them comes with them. */}
      {!isWaiting && (
        <Stack gap="md" mt="md">
          <SimpleGrid cols={{ base: 1, md: hasBilling ? 2 : 1 }} spacing="md">
            <MyTickets />
            {hasBilling && <MyPlan />}
          </SimpleGrid>
          <Latest />
        </Stack>
      )}
    </>
  );
}
