// Choosing a plan, paying for it at the provider, and changing one's mind.
import { expect, test } from 'vitest';

import { hasSession, idOf, joins, personNamed, superAdmin } from './support/person';
import { buys, isSold } from './support/shop';
import { visiting } from './support/visitor';

test('somebody chooses a plan, pays, changes it, takes a break and cancels', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    // The provider's stand-in has no icon.
    visitor.expects(/status of 401.*favicon/);
    const jo = personNamed('jo-the-subscriber');
    await joins(jo);
    await isSold({
      name: 'Orchard',
      prices: [
        { amount: '10', interval: 'month' },
        { amount: '100', interval: 'year' },
      ],
    });
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('link', { name: 'Billing' }).click();
    const plan = page.getByRole('article', { name: 'Orchard' });
    await plan.getByText('€10.00').waitFor();

    // The provider's own page, without paying at first.
    await page.getByRole('button', { name: 'Choose: Orchard' }).click();
    await page.getByRole('link', { name: 'Go back without paying' }).click();
    await page.getByText('Nothing was bought').waitFor();
    await page.getByRole('button', { name: 'Choose: Orchard' }).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByText('Your payment has arrived').waitFor();
    const mine = page.getByRole('region', { name: 'Orchard' });
    await mine.getByText('active').waitFor();
    await mine.getByText('The next payment is due').waitFor();
    await plan.getByText('Your plan').waitFor();

    await page.getByText('Yearly', { exact: true }).click();
    await page.getByRole('button', { name: 'Change to this: Orchard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Due now').waitFor();
    expect(await dialog.getByRole('row').count()).toBeGreaterThan(2);
    await dialog.getByRole('button', { name: 'Change the plan' }).click();
    await mine.getByText('€100.00 per year').waitFor();

    await mine.getByRole('button', { name: 'Take a break' }).click();
    await dialog.getByRole('button', { name: 'Take a break' }).click();
    await mine.getByText('on a break').waitFor();
    await mine.getByRole('button', { name: 'Go on' }).click();
    await mine.getByText('active').waitFor();

    await mine.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Cancel the plan' }).click();
    await mine.getByText(/^Ends on/).waitFor();
    await mine.getByRole('button', { name: 'Keep it' }).click();
    await mine.getByText('The next payment is due').waitFor();

    await page.getByRole('button', { name: 'Cards and bills' }).click();
    await page.getByRole('heading', { name: 'Your subscriptions' }).waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('link', { name: 'Bills' }).click();
    await page.getByRole('table', { name: 'Orders' }).getByText('Subscription').waitFor();
    await page.getByRole('table', { name: 'Bills' }).getByText('€10.00').first().waitFor();
  }));

test('what is told of plans and money is told in German too', () =>
  visiting(
    async ({ page }) => {
      const jo = personNamed('jo-who-speaks-german');
      await joins(jo);
      await isSold({ name: 'Obstgarten', prices: [{ amount: '1234.5', interval: 'month' }] });
      await hasSession(page, jo);
      await page.goto('/app/billing');
      await page.getByRole('heading', { name: 'Ihr Tarif' }).waitFor();
      await page.getByRole('article', { name: 'Obstgarten' }).getByText('1.234,50').waitFor();
    },
    { locale: 'de-DE' },
  ));

test('a product is made, given a price and permissions, bought, and a subscription ended', () =>
  visiting(async (admin) =>
    visiting(async ({ page }) => {
      const jo = personNamed('jo-who-reads-reports');
      await joins(jo);
      await hasSession(page, jo);
      const { page: desk } = admin;
      admin.expects(/status of 422/);
      await hasSession(desk, superAdmin());
      await desk.goto('/app/admin/billing');
      await desk.getByRole('button', { name: 'New product' }).click();
      await desk.getByLabel('Name').fill('Meadow');
      await desk.getByLabel('Features').fill('Grass\n\n Flowers');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.getByRole('heading', { name: 'Meadow', level: 1 }).waitFor();
      await desk.getByText('Flowers', { exact: true }).waitFor();

      await desk.getByRole('button', { name: 'New price' }).click();
      await desk.getByLabel('Amount').fill('abc');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.locator('[aria-invalid=true]:focus').and(desk.getByLabel('Amount')).waitFor();
      await desk.getByLabel('Amount').fill('12');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.getByRole('cell', { name: '€12.00 per month', exact: true }).waitFor();
      await desk.getByRole('button', { name: 'Change the price €12.00 per month' }).click();
      await desk.getByLabel('Name').fill('By card');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.getByRole('cell', { name: 'By card' }).waitFor();

      const rights = desk.getByRole('region', { name: 'What it lets people do' });
      await rights.getByRole('button', { name: 'Change' }).click();
      await desk.getByRole('dialog').getByLabel('view_reports').check();
      await desk.getByRole('button', { name: 'Save' }).click();
      await rights.getByText('view_reports').waitFor();

      const plans = (await (await page.request.get('/api/v1/plans')).json()) as {
        items: { product: { name: string }; prices: { id: number }[] }[];
      };
      const meadow = plans.items.find(({ product }) => product.name === 'Meadow');
      await buys(page.request, meadow?.prices[0]?.id ?? 0);
      const may = async () => ((await (await page.request.get('/api/v1/me')).json()) as { permissions: string[] }).permissions;
      expect(await may()).toContain('view_reports');

      await desk.goto(`/app/admin/users/${await idOf(jo)}?tab=billing`);
      await desk.getByRole('button', { name: `End now: Meadow of ${jo.username}` }).click();
      await desk.getByRole('dialog').getByRole('button', { name: 'End now' }).click();
      await desk.getByText('The subscription has ended.').waitFor();
      await desk.getByRole('table', { name: 'Subscriptions' }).getByText('ended').waitFor();
      expect(await may()).not.toContain('view_reports');
    }),
  ));
