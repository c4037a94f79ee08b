// Something to buy, and somebody who buys it, without the pages that are told about.
import type { APIRequestContext } from 'playwright-core';
import { expect, inject } from 'vitest';

import { token } from './board';
import { hasSession, superAdmin } from './person';
import { visiting } from './visitor';

interface Offered {
  name: string;
  description?: string;
  features?: string[];
  prices: { amount: string; currency?: string; interval?: string; trial_days?: number; nickname?: string }[];
}

/** Puts a plan on sale; the ids of its product and prices. */
export async function isSold({ prices, ...product }: Offered): Promise<{ product: number; prices: number[] }> {
  const made = { product: 0, prices: [] as number[] };
  await visiting(async ({ page }) => {
    await hasSession(page, superAdmin());
    made.product = (await post<{ id: number }>(page.request, '/api/v1/billing/products', product)).id;
    for (const { interval, trial_days, amount, currency = 'eur', nickname } of prices) {
      const recurring = interval === undefined ? undefined : { interval, trial_days };
      const path = `/api/v1/billing/products/${made.product}/prices`;
      made.prices.push((await post<{ id: number }>(page.request, path, { amount, currency, recurring, nickname })).id);
    }
  });
  return made;
}

/** Pays for a price at the provider and comes back. */
export async function buys(request: APIRequestContext, price: number): Promise<void> {
  const { id } = await post<{ id: string }>(request, '/api/v1/me/checkouts', { price });
  await fetch(`${inject('stripe')}/emulator/checkout/${id}`, { method: 'POST', redirect: 'manual' });
  await post(request, `/api/v1/me/checkouts/${id}/confirm`, {});
}

async function post<T>(request: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await request.post(path, { data, headers: await token(request) });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (answer.status() === 204 ? undefined : await answer.json()) as T;
}
