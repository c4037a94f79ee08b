import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  text?: string;
  /** What to do about it. */
  action?: ReactNode;
}

/** In place of rows that are not there. */
export function Nothing({ title, text, action }: Props) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {text !== undefined && (
        <Text c="dimmed" size="sm" maw={420}>
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}
