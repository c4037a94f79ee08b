import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';

import { Group, Paper, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { useState } from 'react';

import { EmptyState } from '../../components/EmptyState';
import type { Plan, Subscription } from './api';
import { pricesIn, type Rhythm, rhythmOf, rhythmsOf } from './offer';
import { PlanCard } from './PlanCard';
import { useBillingText } from './text';

interface Props {
  plans: readonly Plan[];
  subscriptions: readonly Subscription[];
}

/** Everything on offer, paid as often as one likes. */
export function Plans({ plans, subscriptions }: Props) {
  const { plans: text } = useBillingText();
  const rhythms = rhythmsOf(plans);
  const [chosen, setChosen] = useState<Rhythm>();
  const rhythm = chosen ?? rhythmOfOwn(plans, subscriptions) ?? rhythms[0] ?? '';
  if (rhythms.length === 0) {
    return (
      <Paper radius="lg">
        <EmptyState title={text.none} text={text.noneText} />
      </Paper>
    );
  }
  return (
    <section aria-label={text.choose}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{text.choose}</Title>
        {rhythms.length > 1 && (
          <SegmentedControl
            aria-label={text.rhythm}
            bg="var(--mantine-color-default-border)"
            value={rhythm}
            onChange={setChosen}
            data={rhythms.map((value) => ({ value, label: nameOf(value, text.rhythms) }))}
          />
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {plans.map((plan) => (
          <PlanCard key={plan.product.id} plan={plan} prices={pricesIn(plan, rhythm)} subscriptions={subscriptions} />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="md">
        {text.leaving}
      </Text>
    </section>
  );
}

/** Whoever pays by the year sees prices by the year first. */
function rhythmOfOwn(plans: readonly Plan[], subscriptions: readonly Subscription[]): Rhythm | undefined {
  const ids = subscriptions.map(({ price }) => price);
  const own = plans.flatMap(({ prices }) => prices).find(({ id, active }) => active && ids.includes(id));
  return own && rhythmOf(own);
}

interface RhythmNames {
  once: string;
  month: string;
  year: string;
  other: (interval: string, count: number) => string;
}

function nameOf(rhythm: Rhythm, names: RhythmNames): string {
  const usual: Record<string, string> = { once: names.once, 'month 1': names.month, 'year 1': names.year };
  const [interval = '', count] = rhythm.split(' ');
  return usual[rhythm] ?? names.other(interval, Number(count));
}
