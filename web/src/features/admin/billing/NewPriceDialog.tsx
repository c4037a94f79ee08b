import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { forgetShop } from './api';
import { useShopText } from './text';

const ONCE = 'once';

/** What a product costs, how often, and what is free at first. */
export function NewPriceDialog({ productId, onClose }: { productId: number; onClose: () => void }) {
  const { price: text, ...shop } = useShopText();
  const { values, field, onSubmit, sending, error } = useProblemForm({
    // The server calls the amount so when it refuses one.
    initial: { unit_amount: '', currency: 'EUR', interval: 'month', trial_days: '', nickname: '', lookup_key: '' },
    send: ({ unit_amount, currency, interval, trial_days, nickname, lookup_key }) => {
      const recurring = interval === ONCE ? undefined : { interval, trial_days: Number(trial_days) || undefined };
      const body = {
        amount: unit_amount.trim(),
        currency: currency.trim().toLowerCase(),
        nickname: nickname.trim() || undefined,
        lookup_key: lookup_key.trim() || undefined,
        recurring,
      };
      const params = { path: { id: productId } };
      return answerOf(api.POST('/api/v1/billing/products/{id}/prices', { params, body }));
    },
    done: () => {
      onClose();
      void forgetShop();
    },
  });
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <Dialog title={text.make} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <SimpleGrid cols={2} spacing="sm">
            <TextInput
              label={text.amount}
              description={text.amountHint}
              inputMode="decimal"
              required
              withAsterisk={false}
              data-autofocus
              {...plain}
              {...field('unit_amount')}
            />
            <TextInput
              label={text.currency}
              description={text.currencyHint}
              maxLength={3}
              required
              withAsterisk={false}
              {...plain}
              {...field('currency')}
            />
          </SimpleGrid>
          <NativeSelect
            label={text.interval}
            {...(field('interval') as object)}
            data={Object.entries(text.intervals).map(([value, label]) => ({ value, label }))}
          />
          {values.interval !== ONCE && (
            <TextInput
              label={text.trial}
              description={text.trialHint}
              inputMode="numeric"
              pattern="[0-9]*"
              {...plain}
              {...field('trial_days')}
            />
          )}
          <TextInput label={text.nickname} description={text.nicknameHint} {...plain} {...field('nickname')} />
          <TextInput label={text.lookupKey} description={text.lookupKeyHint} {...plain} {...field('lookup_key')} />
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
