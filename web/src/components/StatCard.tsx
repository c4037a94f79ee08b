import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  value: ReactNode;
  /** What the number is to be read against. */
  hint?: ReactNode;
  tone?: 'danger' | 'warning';
}

/** One number that matters. */
export function StatCard({ label, value, hint, tone }: Props) {
  const colours = { danger: 'var(--mantine-color-error)', warning: 'var(--mantine-color-yellow-light-color)' };
  return (
    <Paper radius="lg" p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text
        component="p"
        m={0}
        mt={4}
        fz={26}
        lh={1.25}
        fw={600}
        c={tone === undefined ? undefined : colours[tone]}
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {value}
      </Text>
      {hint !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </Paper>
  );
}
