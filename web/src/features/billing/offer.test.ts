import { expect, test } from 'vitest';

import type { Plan, Price, Subscription } from './api';
import { offerOf, pricesIn, rhythmsOf } from './offer';

function price(id: number, interval: string | null, more: Partial<Price> = {}): Price {
  const amount = { currency: 'usd', minor: 500, text: '5.00' };
  return { id, price_id: `price_${id}`, active: true, amount, interval, interval_count: 1, version: 1, ...more };
}

function plan(id: number, prices: Price[]): Plan {
  return { product: { id } as Plan['product'], prices, permissions: [] };
}

function subscription(product: number, priceId: number, status = 'active'): Subscription {
  return { id: 1, product, price: priceId, status, cancel_at_period_end: false } as Subscription;
}

const [monthly, yearly, once] = [price(1, 'month', { trial_days: 14 }), price(2, 'year'), price(3, null)];
const pro = plan(7, [monthly, yearly, once]);

test('rhythms are told from the shortest to the longest, what is paid once at the end', () => {
  const plans = [plan(8, [price(4, 'month', { interval_count: 3 }), price(5, 'week', { active: false })]), pro];
  expect(rhythmsOf(plans)).toEqual(['month 1', 'month 3', 'year 1', 'once']);
});

test('a plan without a price of the chosen rhythm shows those it has', () => {
  expect(pricesIn(pro, 'year 1')).toEqual([yearly]);
  expect(pricesIn(plan(9, [once]), 'year 1')).toEqual([once]);
});

test('a plan is tried out for as long as its price says, and else paid at once', () => {
  expect(offerOf(pro, monthly, [])).toEqual({ kind: 'checkout', deed: 'tryOut' });
  const again = { ...monthly, trial_days: null };
  expect(offerOf(pro, again, [subscription(7, 1, 'canceled')])).toEqual({ kind: 'checkout', deed: 'subscribe' });
});

test('who has a plan changes it, and need not choose what they have', () => {
  const mine = subscription(7, 1);
  expect(offerOf(pro, monthly, [mine])).toEqual({ kind: 'yours' });
  expect(offerOf(pro, yearly, [mine])).toEqual({ kind: 'change', subscription: mine });
  expect(offerOf(plan(9, [price(6, 'month')]), price(6, 'month'), [mine]).kind).toBe('change');
  expect(offerOf(pro, once, [mine])).toEqual({ kind: 'checkout', deed: 'buy' });
});
