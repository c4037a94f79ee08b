// What is offered to whom: rules about prices and subscriptions, without pictures.
import type { Plan, Price, Subscription } from './api';

/** How often something is paid, as a key: `month 1`, or `once`. */
export type Rhythm = string;

const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

export function rhythmOf({ interval, interval_count }: Pick<Price, 'interval' | 'interval_count'>): Rhythm {
  return interval == null ? 'once' : `${interval} ${interval_count}`;
}

/** Every rhythm on offer, the shortest first, what is paid once at the end. */
export function rhythmsOf(plans: readonly Plan[]): Rhythm[] {
  const all = plans.flatMap(({ prices }) => prices.filter(({ active }) => active).map(rhythmOf));
  return [...new Set(all)].sort((a, b) => lengthOf(a) - lengthOf(b));
}

function lengthOf(rhythm: Rhythm): number {
  const [interval = '', count] = rhythm.split(' ');
  return (DAYS[interval] ?? Infinity) * Number(count ?? 1);
}

/** A plan's prices of that rhythm; all on sale when it has none. */
export function pricesIn(plan: Plan, rhythm: Rhythm): Price[] {
  const onSale = plan.prices.filter(({ active }) => active);
  const fitting = onSale.filter((price) => rhythmOf(price) === rhythm);
  return fitting.length > 0 ? fitting : onSale;
}

/** Whether it still runs, or could again. */
export function isOpen({ status }: Pick<Subscription, 'status'>): boolean {
  return status !== 'canceled';
}

/** Whether it is as it should be: it can be paused, or changed to another price. */
export function isRunning({ status }: Pick<Subscription, 'status'>): boolean {
  return status === 'active' || status === 'trialing' || status === 'past_due';
}

/** Whether a break or a cancellation can be taken back. */
export function isResumable({ status }: Pick<Subscription, 'status'>): boolean {
  return status === 'paused' || status === 'canceled_at_period_end';
}

/** Whether it could be cancelled and was not. */
export function isCancellable(subscription: Pick<Subscription, 'status' | 'cancel_at_period_end'>): boolean {
  return isOpen(subscription) && subscription.status !== 'canceled_at_period_end' && !subscription.cancel_at_period_end;
}

export type Offer =
  | { kind: 'yours' }
  | { kind: 'change'; subscription: Subscription }
  | { kind: 'checkout'; deed: 'buy' | 'subscribe' | 'tryOut' };

/** What somebody with these subscriptions can do about a price. */
export function offerOf(plan: Plan, price: Price, subscriptions: readonly Subscription[]): Offer {
  const open = subscriptions.filter(isOpen);
  if (open.some((subscription) => subscription.price === price.id)) {
    return { kind: 'yours' };
  }
  if (price.interval == null) {
    return { kind: 'checkout', deed: 'buy' };
  }
  const ofPlan = open.find(({ product }) => product === plan.product.id);
  const running = ofPlan ?? open.find(isRunning);
  if (running !== undefined) {
    return { kind: 'change', subscription: running };
  }
  return { kind: 'checkout', deed: (price.trial_days ?? 0) > 0 ? 'tryOut' : 'subscribe' };
}
