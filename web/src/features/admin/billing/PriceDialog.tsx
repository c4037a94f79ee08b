import '../../../theme/table';

import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { forgetShop, type Price } from './api';
import { useShopText } from './text';

/** Changes a price; how often it is paid stays. */
export function PriceDialog({ price, onClose }: { price: Price; onClose: () => void }) {
  const { price: text, product, ...shop } = useShopText();
  const before = price.amount.text ?? '';
  const [active, setActive] = useState(price.active);
  const { field, onSubmit, sending, error } = useProblemForm({
    // The server calls the amount so when it refuses one.
    initial: { unit_amount: before, nickname: price.nickname ?? '' },
    send: ({ unit_amount, nickname }) => {
      const changed = unit_amount.trim() === before ? {} : { amount: unit_amount.trim() };
      const params = { path: { id: price.id }, header: { 'If-Match': `"${price.version}"` } };
      return answerOf(api.PATCH('/api/v1/billing/prices/{id}', { params, body: { ...changed, nickname, active } }));
    },
    done: () => {
      onClose();
      void forgetShop();
    },
  });
  return (
    <Dialog title={text.editTitle} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <TextInput
            label={`${text.amount} (${price.amount.currency.toUpperCase()})`}
            description={text.editHint}
            inputMode="decimal"
            disabled={before === ''}
            autoComplete="off"
            {...field('unit_amount')}
          />
          <TextInput label={text.nickname} description={text.nicknameHint} autoComplete="off" {...field('nickname')} />
          <Checkbox
            label={product.onSale}
            description={product.onSaleHint}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shop.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {shop.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
