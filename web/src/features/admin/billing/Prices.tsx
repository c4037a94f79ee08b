import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { type Column, DataTable } from '../../../components/DataTable';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { EmptyState } from '../../../components/EmptyState';
import { lazyDialog } from '../../../components/lazyDialog';
import { usePrice } from '../../billing/usePrice';
import { forgetShop, type Price } from './api';
import { SaleBadge } from './SaleBadge';
import { useShopText } from './text';

const NewPriceDialog = lazyDialog(() => import('./NewPriceDialog'), 'NewPriceDialog');
const PriceDialog = lazyDialog(() => import('./PriceDialog'), 'PriceDialog');

type Open = { what: 'new' } | { what: 'edit' | 'delete'; price: Price };

/** What a product costs. */
export function Prices({ productId, prices }: { productId: number; prices: Price[] }) {
  const { product: text, price: words } = useShopText();
  const { whole } = usePrice();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{text.prices}</Title>
        <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen({ what: 'new' })}>
          {words.make}
        </Button>
      </Group>
      <DataTable
        label={text.prices}
        columns={useColumns(setOpen)}
        list={{ data: { items: prices }, error: null, refetch: () => undefined }}
        rowKey={({ id }) => id}
        isWhole
        empty={<EmptyState title={text.noPrices} text={text.noPricesText} />}
      />
      {open?.what === 'new' && <NewPriceDialog productId={productId} onClose={close} />}
      {open?.what === 'edit' && <PriceDialog price={open.price} onClose={close} />}
      {open?.what === 'delete' && (
        <ConfirmDialog
          title={words.deleteTitle(whole(open.price))}
          confirm={words.delete}
          isDangerous
          onConfirm={async () => {
            await answerOf(api.DELETE('/api/v1/billing/prices/{id}', { params: { path: { id: open.price.id } } }));
            await forgetShop();
          }}
          onClose={close}
        >
          {words.deleteText}
        </ConfirmDialog>
      )}
    </section>
  );
}

function useColumns(onOpen: (open: Open) => void): Column<Price>[] {
  const { catalogue, price: text, subscriptions } = useShopText();
  const { whole } = usePrice();
  return [
    {
      id: 'price',
      header: text.amount,
      cell: (price) => (
        <>
          {whole(price)}
          {(price.trial_days ?? 0) > 0 && (
            <Text size="xs" c="dimmed">
              {text.trialDays(price.trial_days ?? 0)}
            </Text>
          )}
        </>
      ),
    },
    { id: 'nickname', header: text.nickname, from: 'sm', cell: ({ nickname }) => nickname ?? '–' },
    { id: 'state', header: catalogue.state, width: 140, from: 'sm', short: true, cell: ({ active }) => <SaleBadge isOnSale={active} /> },
    {
      id: 'actions',
      header: subscriptions.actions,
      width: 230,
      align: 'right',
      cell: (price) => (
        <Group gap={4} justify="flex-end">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={text.editNamed(whole(price))}
            onClick={() => onOpen({ what: 'edit', price })}
          >
            {text.edit}
          </Button>
          <Button
            variant="light"
            color="red"
            size="compact-sm"
            aria-label={text.deleteNamed(whole(price))}
            onClick={() => onOpen({ what: 'delete', price })}
          >
            {text.delete}
          </Button>
        </Group>
      ),
    },
  ];
}
