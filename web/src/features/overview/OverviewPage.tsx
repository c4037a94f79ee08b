import { Box, SimpleGrid } from '@mantine/core';

import { useMe } from '../../api/session';
import { hasBilling } from '../../boot/billing';
import { PageHeader } from '../../components/PageHeader';
import { Checklist } from './Checklist';
import { Latest } from './Latest';
import { MyPlan } from './MyPlan';
import { MyTickets } from './MyTickets';
import { Rights } from './Rights';
import { useOverviewText } from './text';

export function OverviewPage() {
  const text = useOverviewText();
  const me = useMe();
  return (
    <>
      <PageHeader title={text.greeting(me.first_name || me.username)} description={text.description} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Checklist me={me} />
        <Rights me={me} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: hasBilling ? 2 : 1 }} spacing="md" mt="md">
        <MyTickets />
        {hasBilling && <MyPlan />}
      </SimpleGrid>
      <Box mt="md">
        <Latest />
      </Box>
    </>
  );
}
