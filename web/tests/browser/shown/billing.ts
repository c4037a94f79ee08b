// Plans, and somebody who pays for one.
import { hasSession, joins, personNamed } from '../support/person';
import { buys, isSold } from '../support/shop';
import { visiting } from '../support/visitor';
import { ada, type Shown } from './shown';

const pat = personNamed('pat-who-pays');
export const sold = { product: 0 };

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
  sold.product = pro.product;
  await joins(pat);
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
      await page.getByRole('dialog').getByText('On the next bill').waitFor();
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
    heading: /Billing/,
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
