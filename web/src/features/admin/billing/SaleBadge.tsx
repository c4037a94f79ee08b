import { Badge, Group } from '@mantine/core';

import { useShopText } from './text';

/** Whether it can be bought, and whether that moves real money. */
export function SaleBadge({ isOnSale, isTest = false }: { isOnSale: boolean; isTest?: boolean }) {
  const { catalogue: text } = useShopText();
  return (
    <Group gap={4}>
      <Badge color={isOnSale ? 'teal' : 'gray'} miw="max-content">
        {isOnSale ? text.onSale : text.offSale}
      </Badge>
      {isTest && (
        <Badge color="yellow" miw="max-content">
          {text.test}
        </Badge>
      )}
    </Group>
  );
}
