// The catalogue, and who pays for what of it, as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { outdate } from '../../../api/session';

export type Standing = Schemas['BillingStandingBody'];
export type Product = Schemas['ProductBody'];
export type ProductRequest = Schemas['ProductRequest'];
export type { Plan, Price, Subscription } from '../../billing/api';

export const standingQuery = queryOptions({
  queryKey: ['billing', 'standing'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/billing', { signal })),
});

/** A product as it is now, with the mark of its state. */
export const productQuery = (id: number) =>
  queryOptions({
    queryKey: ['billing', 'product', id],
    queryFn: async () => {
      const asked = api.GET('/api/v1/billing/products/{id}', { params: { path: { id } } });
      const { response } = await asked;
      return { product: await answerOf(asked), etag: response.headers.get('etag') ?? '' };
    },
  });

export const allSubscriptionsQuery = (search: { status?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['billing', 'all-subscriptions', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/billing/subscriptions', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

export const allOrdersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['billing', 'all-orders', cursor],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/billing/orders', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const personBillingQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['billing', 'person', uuid],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/{uuid}/billing', { params: { path: { uuid } }, signal })),
  });

/** What was read about billing is out of date; plans give permissions, so also who may do what. */
export async function forgetShop(): Promise<void> {
  await outdate(['billing'], ['people'], ['me']);
}
