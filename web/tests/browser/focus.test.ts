// Where the focus is for whoever works by keyboard, and what the keyboard does there.
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';

import { administers } from './support/admin';
import { column, hasBoard, ticketIn } from './support/board';
import { hasSession, joins, personNamed, superAdmin } from './support/person';
import { visiting } from './support/visitor';

/** Waits until this very element has the focus. */
function focused(what: Locator): Promise<void> {
  return what.and(what.page().locator(':focus')).waitFor();
}

test('the navigation of a narrow window is out of the way of the Tab key until it is opened', () =>
  visiting(
    async ({ page }) => {
      const jo = personNamed('jo-the-narrow');
      await joins(jo);
      await hasSession(page, jo);
      await page.goto('/app/');
      await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
      const menu = page.getByRole('button', { name: 'Menu', exact: true });
      const first = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link').first();
      expect(await menu.getAttribute('aria-expanded')).toBe('false');
      expect(await first.isVisible()).toBe(false);

      await menu.press('Enter');
      await focused(first);
      expect(await menu.getAttribute('aria-expanded')).toBe('true');
      expect(await page.locator(`#${await menu.getAttribute('aria-controls') ?? ''}`).isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await focused(menu);
      await first.waitFor({ state: 'hidden' });

      await menu.press('Enter');
      await focused(first);
      await page.keyboard.press('Shift+Tab');
      await first.waitFor({ state: 'hidden' });
      await menu.press('Enter');
      await page.getByRole('link', { name: 'Activity', exact: true }).press('Enter');
      await focused(page.getByRole('heading', { name: 'Activity', level: 1 }));
      await first.waitFor({ state: 'hidden' });
    },
    { width: 360 },
  ));

test('a button that waits for an answer has the focus again after it', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 40[01]/);
    const jo = personNamed('jo-the-patient-typist');
    await joins(jo);
    // Long enough for the browser to take the focus away.
    await page.route('**/api/v1/{sessions,me}', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await route.continue();
    });
    await page.goto('/app/sign-in');
    await page.getByLabel('Username or e-mail').fill(jo.username);
    await page.getByLabel('Password', { exact: true }).fill('not it at all');
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
    await signIn.press('Enter');
    await page.getByRole('alert').waitFor();
    await focused(signIn);

    await hasSession(page, jo);
    await page.goto('/app/account/profile');
    await page.getByLabel('First name').fill('Joanna');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Your profile is saved').waitFor();
    // There is nothing more to save.
    await focused(page.getByRole('main').getByRole('heading', { level: 2 }).first());
  }));

test('at the ends of a list the focus goes to the button that leads back', () =>
  visiting(async ({ page }) => {
    await hasSession(page, superAdmin());
    // A list by method knows where it ends; one by path looks at some thousand entries at a time.
    for (let n = 0; n < 30; n += 1) {
      await page.request.fetch('/api/v1/nothing-but-pages', { method: 'OPTIONS' });
    }
    await page.goto('/app/admin/logs?method=OPTIONS');
    const next = page.getByRole('button', { name: 'Next' });
    const previous = page.getByRole('button', { name: 'Previous' });
    await next.press('Enter');
    await focused(previous);
    await previous.press('Enter');
    await focused(next);
  }));

test('a column that was added leaves the focus where another can be added, a comment where it is written', () =>
  visiting(async ({ page }) => {
    await hasSession(page, administers('kim-by-keyboard'));
    const board = await hasBoard(page, 'Kitchen', [{ name: 'To do', tickets: [{ title: 'Paint the door' }] }]);
    await page.goto(board.path);
    const add = page.getByRole('button', { name: 'Add a column' });
    await add.press('Enter');
    await focused(page.getByRole('textbox', { name: 'Name of the column' }));
    await page.keyboard.type('Later');
    await page.keyboard.press('Enter');
    await column(page, 'Later').waitFor();
    await focused(add);

    await ticketIn(page, 'To do', 'Paint the door').press('Enter');
    await page.getByLabel('Write a comment').fill('It is dry.');
    await page.getByRole('button', { name: 'Comment', exact: true }).press('Enter');
    await page.getByRole('article').getByText('It is dry.').waitFor();
    await page.locator('[role=dialog] :focus').waitFor();
  }));

test('a heading that is given the focus wears the ring of the console', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-of-the-ring');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await page.keyboard.type('gp');
    const heading = page.getByRole('heading', { name: 'Profile', level: 1 });
    await focused(heading);
    // The browser's own is `auto`, and black.
    expect(await heading.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
  }));

test('the keyboard leaves the page alone while a dialog asks something', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/status of 401/);
    const jo = personNamed('jo-the-interrupted');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/account/profile');
    await page.getByLabel('First name').fill('Joanna');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'You have been signed out' });
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).focus();
    await page.keyboard.type('go?');
    await page.keyboard.press('Control+k');
    // A page or another dialog would have come by then.
    await page.waitForTimeout(1_000);
    expect(new URL(page.url()).pathname).toBe('/app/account/profile');
    expect(await page.getByRole('dialog').count()).toBe(1);
  }));
