import { Code, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { Card } from '../../../components/Card';
import { Fact, Facts } from '../shared/Facts';
import type { Product } from './api';
import { SaleBadge } from './SaleBadge';
import { useShopText } from './text';

/** What a product is, to be read. */
export function ProductFacts({ product }: { product: Product }) {
  const { product: text, catalogue } = useShopText();
  const none = (
    <Text component="span" c="dimmed">
      {text.none}
    </Text>
  );
  const or = (value: ReactNode, isThere: boolean) => (isThere ? value : none);
  return (
    <Card title={text.facts}>
      <Facts>
        <Fact term={catalogue.state}>
          <SaleBadge isOnSale={product.active} isTest={!product.livemode} />
        </Fact>
        <Fact term={text.description}>{or(product.description, (product.description ?? '') !== '')}</Fact>
        <Fact term={text.features}>
          {or(
            product.features.map((feature) => <div key={feature}>{feature}</div>),
            product.features.length > 0,
          )}
        </Fact>
        <Fact term={text.stripe}>
          <Code>{product.product_id}</Code>
        </Fact>
      </Facts>
    </Card>
  );
}
