import { SimpleGrid } from '@mantine/core';

import { useMe } from '../../api/session';
import { hasBilling } from '../../boot/billing';
import { PageHeader } from '../../components/PageHeader';
import { useText } from '../../text';
import { Checklist } from './Checklist';
import { Latest } from './Latest';
import { MyPlan } from './MyPlan';
import { MyTickets } from './MyTickets';
import { Rights } from './Rights';

export function OverviewPage() {
  const text = useText().overview;
  const me = useMe();
  return (
    <>
      <PageHeader title={text.greeting(me.first_name || me.username)} description={text.description} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Checklist me={me} />
        <Rights me={me} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mt="md">
        <MyTickets />
        <Latest />
        {hasBilling && <MyPlan />}
      </SimpleGrid>
    </>
  );
}
