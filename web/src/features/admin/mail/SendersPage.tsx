import { Button, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { can, useMe } from '../../../api/session';
import { EmptyState } from '../../../components/EmptyState';
import { lazyDialog } from '../../../components/lazyDialog';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { wordsFor } from '../../../text/words';
import { sendersQuery } from './api';
import { SenderCard } from './SenderCard';
import { useMailText } from './text';

const TestLetterDialog = lazyDialog(() => import('./TestLetterDialog'), 'TestLetterDialog');

/** Who carries letters, and a letter that tries it. */
export function SendersPage() {
  const { senders: text } = useMailText();
  const senders = useQuery(sendersQuery);
  const [isTesting, setTesting] = useState(false);
  const test = can(useMe(), 'manage_settings') && (
    <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setTesting(true)}>
      {text.test}
    </Button>
  );
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={test} />
      <Loaded query={senders} lines={6}>
        {({ choice, items }) =>
          items.length === 0 ? (
            <Paper radius="lg">
              <EmptyState title={text.none} text={text.noneText} />
            </Paper>
          ) : (
            <>
              <SimpleGrid cols={{ base: 1, md: Math.min(items.length, 2) }} spacing="md" maw={items.length === 1 ? 640 : undefined}>
                {items.map((sender) => (
                  <SenderCard key={sender.name} sender={sender} isAlone={items.length === 1} />
                ))}
              </SimpleGrid>
              {items.length > 1 && (
                <Text size="sm" c="dimmed" mt="md">
                  {wordsFor(text.choices, choice)}
                </Text>
              )}
            </>
          )
        }
      </Loaded>
      {isTesting && <TestLetterDialog onClose={() => setTesting(false)} />}
    </>
  );
}
