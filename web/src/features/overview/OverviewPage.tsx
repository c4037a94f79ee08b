import { Box, SimpleGrid } from '@mantine/core';

import { useMe } from '../../api/session';
import { PageHeader } from '../../components/PageHeader';
import { useText } from '../../text';
import { Checklist } from './Checklist';
import { Latest } from './Latest';
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
      <Box mt="md">
        <Latest />
      </Box>
    </>
  );
}
