import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { product } from '../boot/product';

interface Props {
  title: string;
  description?: string;
  actions?: ReactNode;
}

/** A page's name, also in the browser's tab. */
export function PageHeader({ title, description, actions }: Props) {
  return (
    <Group justify="space-between" align="flex-end" mb="lg">
      <title>{`${title} · ${product}`}</title>
      <div>
        <Title order={1}>{title}</Title>
        {description !== undefined && (
          <Text c="dimmed" mt={4}>
            {description}
          </Text>
        )}
      </div>
      {actions}
    </Group>
  );
}
