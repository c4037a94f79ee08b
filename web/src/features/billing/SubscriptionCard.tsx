import { Alert, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';

import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useExplain } from '../../components/explain';
import { useOnce } from '../../components/once';
import { toast } from '../../components/toasts';
import { useFormat } from '../../text/format';
import { actOnSubscription, type Plan, type Subscription, type SubscriptionDeed } from './api';
import { isCancellable, isResumable, isRunning } from './offer';
import { SubscriptionBadge } from './SubscriptionBadge';
import { useBillingText } from './text';
import { usePrice } from './usePrice';

interface Props {
  subscription: Subscription;
  plans: readonly Plan[];
}

/** What is paid for, how it stands, and changing one's mind. */
export function SubscriptionCard({ subscription, plans }: Props) {
  const { subscription: text } = useBillingText();
  const words = usePrice();
  const { plan, price: priceId, quantity, status } = subscription;
  const name = plan ?? text.unknown;
  const price = plans.flatMap(({ prices }) => prices).find(({ id }) => id === priceId);
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Group gap="xs">
            <Title order={2}>{name}</Title>
            <SubscriptionBadge status={status} />
          </Group>
          {price !== undefined && (
            <Text mt={4}>{quantity > 1 ? text.quantity(quantity, words.whole(price)) : words.whole(price)}</Text>
          )}
        </div>
        <Deeds subscription={subscription} name={name} />
      </Group>
      <Standing subscription={subscription} />
    </Paper>
  );
}

/** What comes next, in a sentence. */
function Standing({ subscription }: { subscription: Subscription }) {
  const { subscription: text } = useBillingText();
  const format = useFormat();
  const { status, paused, cancel_at_period_end, current_period_end, trial_end, past_due_since } = subscription;
  const end = current_period_end ?? trial_end;
  if (past_due_since != null || status === 'unpaid' || status === 'incomplete') {
    return (
      <Alert color="red" mt="md">
        {past_due_since == null ? text.unpaid : text.pastDue(format.date(past_due_since))}
      </Alert>
    );
  }
  const sentence = () => {
    if (paused) {
      return text.paused;
    }
    if (end == null) {
      return undefined;
    }
    if (status === 'canceled_at_period_end' || cancel_at_period_end) {
      return text.endsOn(format.date(end));
    }
    return status === 'trialing' ? text.trialUntil(format.date(trial_end ?? end)) : text.next(format.date(end));
  };
  return (
    <Text size="sm" c="dimmed" mt="sm">
      {sentence()}
    </Text>
  );
}

function Deeds({ subscription, name }: { subscription: Subscription; name: string }) {
  const { subscription: text } = useBillingText();
  const explain = useExplain('clicked');
  const format = useFormat();
  const [asking, setAsking] = useState<'cancel' | 'pause'>();
  const { id, paused, current_period_end: end } = subscription;
  const said: Record<SubscriptionDeed, string> = { cancel: text.cancelled, pause: text.paused_, resume: text.resumed };
  const act = async (deed: SubscriptionDeed) => {
    await actOnSubscription(id, deed);
    void toast({ message: said[deed], color: 'teal' });
  };
  const resume = useOnce({
    mutationFn: () => act('resume'),
    onError: (error) => void toast({ message: explain(error), color: 'red' }),
  });
  const close = () => setAsking(undefined);
  return (
    <Group gap="xs">
      {isResumable(subscription) && (
        <Button loading={resume.isPending} onClick={() => resume.mutate()}>
          {paused ? text.resume : text.keep}
        </Button>
      )}
      {isRunning(subscription) && (
        <Button variant="default" onClick={() => setAsking('pause')}>
          {text.pause}
        </Button>
      )}
      {isCancellable(subscription) && (
        <Button variant="default" onClick={() => setAsking('cancel')}>
          {text.cancel}
        </Button>
      )}
      {asking === 'pause' && (
        <ConfirmDialog title={text.pauseTitle(name)} confirm={text.pause} onConfirm={() => act('pause')} onClose={close}>
          {text.pauseText}
        </ConfirmDialog>
      )}
      {asking === 'cancel' && (
        <ConfirmDialog
          title={text.cancelTitle(name)}
          confirm={text.cancelDo}
          isDangerous
          onConfirm={() => act('cancel')}
          onClose={close}
        >
          {end == null ? text.cancelTextSoon : text.cancelText(format.date(end))}
        </ConfirmDialog>
      )}
    </Group>
  );
}
