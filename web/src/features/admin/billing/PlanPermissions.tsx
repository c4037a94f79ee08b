import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import { can, useMe } from '../../../api/session';
import { Card } from '../../../components/Card';
import { lazyDialog } from '../../../components/lazyDialog';
import { useShopText } from './text';

const PermissionsDialog = lazyDialog(() => import('./PermissionsDialog'), 'PermissionsDialog');

interface Props {
  productId: number;
  /** The mark of the product's state. */
  etag: string;
  held: readonly string[];
}

/** Which permissions come with a plan. */
export function PlanPermissions({ productId, etag, held }: Props) {
  const { permissions: text } = useShopText();
  const [isChanging, setChanging] = useState(false);
  const mayChange = can(useMe(), 'manage_users');
  return (
    <Card title={text.title}>
      <Text size="sm" c="dimmed">
        {held.length === 0 ? text.none : text.text}
      </Text>
      {held.length > 0 && (
        <Group gap={6} mt="sm">
          {held.map((name) => (
            <Badge key={name} color="gray" size="lg">
              {name}
            </Badge>
          ))}
        </Group>
      )}
      {mayChange ? (
        <Button variant="default" mt="md" onClick={() => setChanging(true)}>
          {text.change}
        </Button>
      ) : (
        <Text size="sm" c="dimmed" mt="sm">
          {text.needsUsers}
        </Text>
      )}
      {isChanging && (
        <PermissionsDialog productId={productId} etag={etag} held={held} onClose={() => setChanging(false)} />
      )}
    </Card>
  );
}
