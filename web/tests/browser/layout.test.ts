// Where things stand on a page, which only a browser knows.
import { expect, test } from 'vitest';

import { administers } from './support/admin';
import { token } from './support/board';
import { look } from './support/look';
import { hasSession, joins, personNamed } from './support/person';
import { visiting } from './support/visitor';

test('the spinner of a button that waits is in its middle where motion is reduced', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-who-sees-a-spinner');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/account/profile');
    await page.getByLabel('First name').fill('Josephine');
    await page.route('**/api/v1/me', async (route) => {
      await new Promise((after) => setTimeout(after, 1_500));
      await route.continue();
    });
    const button = page.getByRole('button', { name: 'Save' }).first();
    await button.click();
    const spinner = button.locator('.mantine-Loader-root');
    await spinner.waitFor();
    const [outer, inner] = [await button.boundingBox(), await spinner.boundingBox()];
    const middle = (box: typeof outer) => [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    const [x = 0, y = 0] = middle(outer);
    const [innerX = 0, innerY = 0] = middle(inner);
    expect(Math.abs(x - innerX)).toBeLessThan(1.5);
    expect(Math.abs(y - innerY)).toBeLessThan(1.5);
    await page.getByText('Your profile is saved').waitFor();
  }));

test('the long name of a role stays in its column, and leaves the head of the permissions low', () =>
  visiting(
    async ({ page }) => {
      await hasSession(page, administers('leo-of-the-long-roles'));
      const name = 'Donaudampfschifffahrtsgesellschaftskapitän Rolle XXXXXXXXXXXXXX';
      const made = await page.request.post('/api/v1/roles', { data: { name, description: '' }, headers: await token(page.request) });
      expect(made.ok(), await made.text()).toBe(true);
      await page.goto('/app/admin/roles');
      const link = page.getByRole('link', { name });
      await link.waitFor();
      await look(page, 'roles-long-name');
      const isWithin = await link.evaluate((element) => {
        const cell = element.closest('td')?.getBoundingClientRect();
        return [...element.getClientRects()].every((line) => line.right <= (cell?.right ?? 0));
      });
      expect(isWithin).toBe(true);
      await page.goto('/app/admin/permissions');
      const head = page.getByRole('columnheader', { name });
      await head.waitFor();
      await look(page, 'permissions-long-name');
      expect((await head.boundingBox())?.height).toBeLessThan(90);
    },
    { width: 360 },
  ));

test('a path of the request log has room on a telephone', () =>
  visiting(
    async ({ page }) => {
      await hasSession(page, administers('lou-of-the-log'));
      const logged = async () => {
        const answer = await page.request.get('/api/v1/logs?path=/api/v1/me');
        return ((await answer.json()) as { items: unknown[] }).items.length;
      };
      await page.request.get('/api/v1/me');
      await expect.poll(logged, { timeout: 20_000 }).toBeGreaterThan(0);
      await page.goto('/app/admin/logs?path=/api/v1/me');
      const path = page.getByRole('button', { name: /\/api\/v1\/me/ }).first();
      await path.waitFor();
      await look(page, 'logs-telephone');
      // In a line of its own, below the time.
      const cell = path.locator('xpath=ancestor::td');
      expect((await cell.boundingBox())?.width).toBeGreaterThan(200);
      expect(await cell.locator('time').isVisible()).toBe(true);
    },
    { width: 360 },
  ));
