// Plans, and somebody who pays for one.
import { hasSession, idOf, joins, personNamed, superAdmin } from '../support/person';
import { buys, isSold } from '../support/shop';
import { visiting } from '../support/visitor';
import { ada, type Shown } from './shown';

const pat = personNamed('pat-who-pays');
const root = superAdmin;
let product = 0;
let ofPat = '';

const FEATURES = ['Ten boards', 'Reports by mail, every morning before the first coffee', 'Support within a day'];

/** Makes what is shown. */
export async function prepareBilling(): Promise<void> {
  await isSold({
    name: 'Starter',
    description: 'For one person who wants to look around.',
    features: ['One board'],
    prices: [{ amount: '5', interval: 'month', trial_days: 14 }],
  });
  const pro = await isSold({
    name: 'Pro',
    description: 'For small teams.',
    features: FEATURES,
    prices: [
      { amount: '19.99', interval: 'month' },
      { amount: '199', interval: 'year' },
    ],
  });
  await isSold({
    name: 'Ein Tarif mit einem Namen, der länger ist, als irgendjemand für vernünftig hielte',
    prices: [
      { amount: '1234.50', interval: 'year', nickname: 'With an invoice' },
      { amount: '1199', interval: 'year', nickname: 'By card' },
    ],
  });
  product = pro.product;
  await joins(pat);
  ofPat = `/app/admin/users/${await idOf(pat)}?tab=billing`;
  await visiting(async ({ page }) => {
    await hasSession(page, pat);
    await buys(page.request, pro.prices[0] ?? 0);
  });
}

export const BILLING_PAGES: Shown[] = [
  {
    name: 'billing',
    path: () => '/app/billing',
    heading: /Your plan/,
    as: pat,
    prepare: async (page) => page.getByText('The next payment is due').waitFor(),
  },
  {
    name: 'billing-new',
    path: () => '/app/billing',
    heading: /Your plan/,
    as: ada,
    prepare: async (page) => page.getByRole('article', { name: 'Starter' }).getByText('The first 14 days').waitFor(),
  },
  {
    name: 'billing-cancelled-checkout',
    isState: true,
    path: () => '/app/billing?checkout=cancelled',
    heading: /Your plan/,
    as: ada,
    prepare: async (page) => page.getByText('Nothing was bought').waitFor(),
  },
  {
    name: 'billing-change',
    isState: true,
    path: () => '/app/billing',
    heading: /Your plan/,
    as: pat,
    prepare: async (page) => {
      await page.getByText('Yearly', { exact: true }).click();
      await page.getByRole('button', { name: 'Change to this: Pro' }).click();
      await page.getByRole('dialog').getByText('Due now').waitFor();
    },
  },
  {
    name: 'billing-cancel',
    isState: true,
    path: () => '/app/billing',
    heading: /Your plan/,
    as: pat,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await page.getByRole('dialog').getByText('It ends on').waitFor();
    },
  },
  {
    name: 'billing-not-set-up',
    isState: true,
    path: () => '/app/billing',
    heading: /Your plan/,
    as: ada,
    prepare: async (page) => {
      await page.route('**/api/v1/plans', (route) => route.fulfill({ json: { set_up: false, items: [] } }));
      await page.reload();
      await page.getByText('Nothing is sold here').waitFor();
    },
  },
  {
    name: 'bills',
    path: () => '/app/billing/bills',
    heading: /Bills and orders/,
    as: pat,
    prepare: async (page) => page.getByRole('link', { name: /^Show the bill/ }).first().waitFor(),
  },
  {
    name: 'bills-none',
    isState: true,
    path: () => '/app/billing/bills',
    heading: /Bills and orders/,
    as: ada,
    prepare: async (page) => page.getByText('No bills yet').waitFor(),
  },
];

const REPORT = {
  compared: 1234,
  created_at: '2026-03-14T02:00:00Z',
  drift: [
    { kind: 'price', id: 'price_1TheOneThatWasMadeByHandAtStripe', new: true },
    { kind: 'product', id: 'prod_SomethingWithALongName', new: false },
    { kind: 'subscription', id: 'sub_1TheOneThatHasEnded', ours: 'active', theirs: 'canceled' },
  ],
};

export const SALES_PAGES = (): Shown[] => [
  {
    name: 'admin-billing',
    path: () => '/app/admin/billing',
    heading: /Catalogue/,
    as: root(),
    prepare: async (page) => page.getByRole('link', { name: 'Pro', exact: true }).waitFor(),
  },
  {
    name: 'admin-billing-drift',
    isState: true,
    path: () => '/app/admin/billing',
    heading: /Catalogue/,
    as: root(),
    prepare: async (page) => {
      const standing = { set_up: true, webhook_set_up: true, events_waiting: 3, plans: [], report: REPORT };
      await page.route('**/api/v1/billing', (route) => route.fulfill({ json: standing }));
      await page.reload();
      await page.getByText('Nothing is sold yet').waitFor();
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByRole('dialog').getByText('active here, ended there').waitFor();
    },
  },
  {
    name: 'admin-product-new',
    isState: true,
    path: () => '/app/admin/billing',
    heading: /Catalogue/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'New product' }).click();
      await page.getByRole('dialog').getByLabel('Name').waitFor();
    },
  },
  {
    name: 'admin-product',
    path: () => `/app/admin/billing/products/${product}`,
    heading: /Pro/,
    as: root(),
    prepare: async (page) => page.getByRole('button', { name: /^Change the price/ }).first().waitFor(),
  },
  {
    name: 'admin-price-new',
    isState: true,
    path: () => `/app/admin/billing/products/${product}`,
    heading: /Pro/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'New price' }).click();
      await page.getByRole('dialog').getByLabel('Days of trial').waitFor();
    },
  },
  {
    name: 'admin-plan-permissions',
    isState: true,
    path: () => `/app/admin/billing/products/${product}`,
    heading: /Pro/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('region', { name: 'What it lets people do' }).getByRole('button', { name: 'Change' }).click();
      await page.getByRole('dialog').getByLabel('view_reports').waitFor();
    },
  },
  {
    name: 'admin-subscriptions',
    path: () => '/app/admin/billing/subscriptions',
    heading: /Subscriptions/,
    as: root(),
    prepare: async (page) => page.getByRole('link', { name: pat.username }).waitFor(),
  },
  {
    name: 'admin-orders',
    path: () => '/app/admin/billing/orders',
    heading: /Orders/,
    as: root(),
    prepare: async (page) => page.getByRole('cell', { name: 'Subscription' }).first().waitFor(),
  },
  {
    name: 'admin-person-billing',
    path: () => ofPat,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => page.getByRole('button', { name: /^End now: Pro/ }).waitFor(),
  },
  {
    name: 'admin-subscribe',
    isState: true,
    path: () => ofPat,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Subscribe them' }).click();
      await page.getByRole('dialog').getByLabel('Plan and price').waitFor();
    },
  },
];
