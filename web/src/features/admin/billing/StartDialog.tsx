import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { toast } from '../../../components/toasts';
import { usePrice } from '../../billing/usePrice';
import { nameOf, type Person } from '../people/api';
import { forgetShop, standingQuery } from './api';
import { useShopText } from './text';

/** Subscribes somebody to a plan, perhaps with days of trial of one's own choice. */
export function StartDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { person: text, price, ...shop } = useShopText();
  const { whole } = usePrice();
  const plans = useQuery(standingQuery).data?.plans ?? [];
  const offers = plans.flatMap(({ product, prices }) =>
    prices
      .filter(({ active, interval }) => active && interval != null)
      .map((one) => ({ value: String(one.id), label: `${product.name}: ${whole(one)}` })),
  );
  const { field, values, onSubmit, sending, error } = useProblemForm({
    initial: { price: '', trial_days: '' },
    send: ({ price: chosen, trial_days }) =>
      answerOf(
        api.POST('/api/v1/users/{uuid}/subscriptions', {
          params: { path: { uuid: person.uuid } },
          body: {
            price: Number(chosen || offers[0]?.value),
            trial_days: trial_days === '' ? undefined : Number(trial_days),
          },
        }),
      ),
    done: () => {
      onClose();
      void toast({ message: text.subscribed(nameOf(person)), color: 'teal' });
      void forgetShop();
    },
  });
  return (
    <Dialog title={text.subscribeTitle(nameOf(person))} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {text.subscribeText}
          </Text>
          {error !== null && <ErrorState error={error} />}
          <NativeSelect
            label={text.price}
            {...(field('price') as object)}
            value={values.price || offers[0]?.value}
            data={offers}
          />
          <TextInput
            label={price.trial}
            description={text.trialHint}
            inputMode="numeric"
            pattern="[0-9]*"
            autoComplete="off"
            {...field('trial_days')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shop.cancel}
            </Button>
            <Button type="submit" loading={sending} disabled={offers.length === 0}>
              {text.subscribe}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
