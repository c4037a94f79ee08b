import { Badge, Button, Group, NativeSelect, Paper, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';

import { useExplain } from '../../components/explain';
import { lazyDialog } from '../../components/lazyDialog';
import { useOnce } from '../../components/once';
import { toast } from '../../components/toasts';
import { goToCheckout, type Plan, type Price, type Subscription } from './api';
import { type Offer, offerOf } from './offer';
import classes from './PlanCard.module.css';
import { useBillingText } from './text';
import { usePrice } from './usePrice';

const ChangeDialog = lazyDialog(() => import('./ChangeDialog'), 'ChangeDialog');

interface Props {
  plan: Plan;
  /** Those on offer; mostly one. */
  prices: readonly Price[];
  subscriptions: readonly Subscription[];
}

/** A plan: what it costs, what it offers, and choosing it. */
export function PlanCard({ plan, prices, subscriptions }: Props) {
  const { plans: text } = useBillingText();
  const words = usePrice();
  const [chosen, setChosen] = useState<number>();
  const price = prices.find(({ id }) => id === chosen) ?? prices[0];
  if (price === undefined) {
    return null;
  }
  const { name, description, features } = plan.product;
  const offer = offerOf(plan, price, subscriptions);
  const isYours = offer.kind === 'yours';
  return (
    <Paper
      component="article"
      radius="lg"
      p="lg"
      aria-label={name}
      className={`${classes.card ?? ''} ${isYours ? (classes.yours ?? '') : ''}`}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={3} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        {isYours && <Badge style={{ flexShrink: 0 }}>{text.yours}</Badge>}
      </Group>
      <Text component="div" className={classes.amount}>
        <Text component="span" fz={26} fw={600}>
          {words.amount(price)}
        </Text>{' '}
        <Text component="span" c="dimmed">
          {words.rhythm(price)}
        </Text>
      </Text>
      {prices.length > 1 && (
        <NativeSelect
          label={text.price}
          aria-label={text.priceOf(name)}
          value={price.id}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={prices.map((one) => ({ value: String(one.id), label: one.nickname ?? words.whole(one) }))}
        />
      )}
      {description != null && <Text size="sm">{description}</Text>}
      {features.length > 0 && (
        <ul className={classes.features} aria-label={text.features}>
          {features.map((feature) => (
            <li key={feature}>
              <IconCheck size={18} aria-hidden />
              {feature}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.deed}>
        {offer.kind === 'checkout' && offer.deed === 'tryOut' && (
          <Text size="sm" c="dimmed" mb="xs">
            {text.trial(price.trial_days ?? 0)}
          </Text>
        )}
        <Deed offer={offer} price={price} name={name} />
      </div>
    </Paper>
  );
}

function Deed({ offer, price, name }: { offer: Offer; price: Price; name: string }) {
  const { plans: text } = useBillingText();
  const explain = useExplain('clicked');
  const [isChanging, setChanging] = useState(false);
  const checkout = useOnce({
    mutationFn: () => goToCheckout(price.id),
    onError: (error) => void toast({ message: explain(error), color: 'red' }),
  });
  if (offer.kind === 'yours') {
    return null;
  }
  if (offer.kind === 'change') {
    return (
      <>
        <Button fullWidth variant="default" aria-label={text.named(text.change, name)} onClick={() => setChanging(true)}>
          {text.change}
        </Button>
        {isChanging && (
          <ChangeDialog subscription={offer.subscription} price={price} name={name} onClose={() => setChanging(false)} />
        )}
      </>
    );
  }
  return (
    <Button
      fullWidth
      aria-label={text.named(text[offer.deed], name)}
      loading={checkout.isPending || checkout.isSuccess}
      onClick={() => checkout.mutate()}
    >
      {text[offer.deed]}
    </Button>
  );
}
