import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { type Column, DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { lazyDialog } from '../../../components/lazyDialog';
import { PageHeader } from '../../../components/PageHeader';
import { RouterLink } from '../../../components/RouterLink';
import { usePrice } from '../../billing/usePrice';
import { forgetShop, type Plan, standingQuery } from './api';
import { SaleBadge } from './SaleBadge';
import { StandingCards } from './StandingCards';
import { useShopText } from './text';

const ProductDialog = lazyDialog(() => import('./ProductDialog'), 'ProductDialog');

/** Everything that is sold, off sale or on, and how it stands with Stripe. */
export function CataloguePage() {
  const { catalogue: text } = useShopText();
  const standing = useQuery(standingQuery);
  const list = { ...standing, data: standing.data && { items: standing.data.plans } };
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={<NewProduct />} />
      <Stack gap="md">
        {standing.data !== undefined && <StandingCards standing={standing.data} />}
        <DataTable
          label={text.table}
          columns={useColumns()}
          list={list}
          rowKey={({ product }) => product.id}
          isWhole
          empty={<EmptyState title={text.none} text={text.noneText} />}
        />
      </Stack>
    </>
  );
}

function useColumns(): Column<Plan>[] {
  const { catalogue: text } = useShopText();
  const { whole } = usePrice();
  return [
    {
      id: 'name',
      header: text.name,
      cell: ({ product }) => (
        <RouterLink size="sm" fw={500} to="/admin/billing/products/$id" params={{ id: String(product.id) }}>
          {product.name}
        </RouterLink>
      ),
    },
    { id: 'state', header: text.state, width: 170, short: true, cell: ({ product }) => <SaleBadge isOnSale={product.active} isTest={!product.livemode} /> },
    {
      id: 'prices',
      header: text.prices,
      from: 'sm',
      cell: ({ prices }) => {
        const onSale = prices.filter(({ active }) => active);
        return onSale.length === 0 ? (
          <Nothing>{text.noPrices}</Nothing>
        ) : (
          onSale.map((price) => <div key={price.id}>{whole(price)}</div>)
        );
      },
    },
    {
      id: 'permissions',
      header: text.permissions,
      from: 'md',
      cell: ({ permissions }) =>
        permissions.length === 0 ? (
          <Nothing>{text.noPermissions}</Nothing>
        ) : (
          <Group gap={4}>
            {permissions.map((name) => (
              <Badge key={name} color="gray">
                {name}
              </Badge>
            ))}
          </Group>
        ),
    },
  ];
}

function Nothing({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

function NewProduct() {
  const { catalogue: text, product } = useShopText();
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
        {text.make}
      </Button>
      {isMaking && (
        <ProductDialog
          title={product.makeTitle}
          send={async (body) => {
            const { id } = await answerOf(api.POST('/api/v1/billing/products', { body }));
            await forgetShop();
            await navigate({ to: '/admin/billing/products/$id', params: { id: String(id) } });
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}
