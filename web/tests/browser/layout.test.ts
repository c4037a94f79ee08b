// Where things stand on a page, which only a browser knows.
import { expect, test } from 'vitest';

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
