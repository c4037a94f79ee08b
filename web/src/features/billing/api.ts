// Plans, subscriptions and bills as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../api/client';
import { outdate } from '../../api/session';

export type Plan = Schemas['PlanBody'];
export type Price = Schemas['PriceBody'];
export type Subscription = Schemas['SubscriptionBody'];
export type Order = Schemas['OrderBody'];
export type Invoice = Schemas['InvoiceBody'];

export const plansQuery = queryOptions({
  queryKey: ['billing', 'plans'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/plans', { signal })),
});

export const subscriptionsQuery = queryOptions({
  queryKey: ['billing', 'subscriptions'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/me/subscriptions', { signal }))).items,
});

export const ordersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['billing', 'orders', cursor],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/orders', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const invoicesQuery = queryOptions({
  queryKey: ['billing', 'invoices'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/invoices', { signal })),
});

/** What a change of price would cost. Never kept: it is about this moment. */
export const previewQuery = (id: number, price: number) =>
  queryOptions({
    queryKey: ['preview', id, price],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/v1/me/subscriptions/{id}/preview', { params: { path: { id } }, body: { price }, signal }),
      ),
    gcTime: 0,
    staleTime: 0,
  });

/** Has the server ask whether a checkout was paid; asked twice, it is still one order. */
export const checkoutQuery = (id: string) =>
  queryOptions({
    queryKey: ['checkout', id],
    queryFn: async () => {
      await answerOf(api.POST('/api/v1/me/checkouts/{id}/confirm', { params: { path: { id } } }));
      await forgetBilling();
      return true;
    },
    staleTime: Infinity,
  });

/** Opens a page on which to pay, and goes there. */
export async function goToCheckout(price: number): Promise<void> {
  const { url } = await answerOf(api.POST('/api/v1/me/checkouts', { body: { price } }));
  window.location.assign(url);
}

/** Goes to the provider's page about cards and bills. */
export async function goToPortal(): Promise<void> {
  const { url } = await answerOf(api.POST('/api/v1/me/billing-portal'));
  window.location.assign(url);
}

export type SubscriptionDeed = 'cancel' | 'pause' | 'resume';

export async function actOnSubscription(id: number, deed: SubscriptionDeed): Promise<void> {
  const params = { params: { path: { id } } };
  const sent: Record<SubscriptionDeed, () => Promise<unknown>> = {
    cancel: () => answerOf(api.POST('/api/v1/me/subscriptions/{id}/cancel', params)),
    pause: () => answerOf(api.POST('/api/v1/me/subscriptions/{id}/pause', params)),
    resume: () => answerOf(api.POST('/api/v1/me/subscriptions/{id}/resume', params)),
  };
  await sent[deed]();
  await forgetBilling();
}

export async function changePrice(id: number, price: number): Promise<void> {
  await answerOf(api.POST('/api/v1/me/subscriptions/{id}/change', { params: { path: { id } }, body: { price } }));
  await forgetBilling();
}

/** What was read is out of date, also what one may do by a plan. */
export async function forgetBilling(): Promise<void> {
  await outdate(['billing'], ['me']);
}
