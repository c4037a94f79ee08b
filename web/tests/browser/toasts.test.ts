// Short words about results: cards that can be read and closed wherever they lie.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { look } from './support/look';
import { hasSession, joins, personNamed } from './support/person';
import { visiting } from './support/visitor';

/** What lies over the middle of something, itself or else. */
async function isOnTop(what: Locator): Promise<boolean> {
  return what.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
}

async function savesProfile(page: Page): Promise<Locator> {
  await page.goto('/app/account/profile');
  await page.getByLabel('First name').fill('Josephine');
  await page.getByRole('button', { name: 'Save' }).first().click();
  const toast = page.getByRole('alert').filter({ hasText: 'Your profile is saved' });
  await toast.waitFor();
  // It slides in, and would go again.
  await page.waitForTimeout(400);
  await toast.hover();
  return toast;
}

test.each([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
] as const)('a toast is a card, $scheme at $width px', ({ scheme, width }) =>
  visiting(
    async (visitor) => {
      const { page, context } = visitor;
      visitor.expects(/Failed to load resource|ERR_/);
      const jo = personNamed(`jo-with-toast-${scheme}-${width}`);
      await joins(jo);
      await hasSession(page, jo);
      const toast = await savesProfile(page);
      const { background, display } = await toast.evaluate((element) => {
        const style = getComputedStyle(element);
        return { background: style.backgroundColor, display: style.display };
      });
      expect(background).toMatch(/^rgb\(/);
      expect(display).toBe('flex');
      const cross = toast.getByRole('button');
      const [card, close] = [await toast.boundingBox(), await cross.boundingBox()];
      // Beside the words, not below them.
      expect((close?.y ?? 0) + (close?.height ?? 0)).toBeLessThan((card?.y ?? 0) + (card?.height ?? 0));
      expect(close?.x).toBeGreaterThan((card?.x ?? 0) + (card?.width ?? 0) / 2);
      await look(page, `toast-${scheme}-${width}`);

      await context.setOffline(true);
      await page.getByText('You are offline').waitFor();
      await toast.hover();
      await page.waitForTimeout(200);
      await look(page, `toast-offline-${scheme}-${width}`);
      expect(await isOnTop(cross)).toBe(true);
      const banner = await page.getByText('You are offline').boundingBox();
      const lower = await toast.boundingBox();
      expect((lower?.y ?? 0) + (lower?.height ?? 0)).toBeLessThanOrEqual(banner?.y ?? 0);
    },
    { scheme, width },
  ),
);
