import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { RouterLink } from '../../components/RouterLink';
import { latestQuery } from '../activity/activity';
import { EntryLine } from '../activity/EntryLine';
import { useOverviewText } from './text';

/** The last few changes that were made in one's name. */
export function Latest() {
  const { activity: text } = useOverviewText();
  const latest = useQuery(latestQuery);
  return (
    <Card title={text.title}>
      <Text size="sm" c="dimmed" mb="md">
        {text.text}
      </Text>
      <Loaded query={latest} lines={5}>
        {(entries) => (
          <Stack gap="md">
            {entries.length === 0 && <Text c="dimmed">{text.none}</Text>}
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
            <Group justify="flex-end">
              <Text size="sm">
                <RouterLink to="/activity">{text.all}</RouterLink>
              </Text>
            </Group>
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
