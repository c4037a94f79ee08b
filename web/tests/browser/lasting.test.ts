// What a page lives through: a session that ends, a server that is away, another language.
import { expect, inject, test } from 'vitest';

import { hasSession, joins, personNamed, signsIn } from './support/person';
import { visiting } from './support/visitor';

test('a session that has ended is renewed over the page, which stays', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/status of 401/);
    const jo = personNamed('jo-the-patient');
    await joins(jo);
    await page.clock.install();
    await page.goto('/app/account/profile');
    await signsIn(page, jo);
    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    const loaded = await page.evaluate(() => performance.timeOrigin);

    await context.clearCookies();
    // Coming back to the tab asks who is signed in, once that is a minute old.
    await page.clock.fastForward('02:00');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    const dialog = page.getByRole('dialog', { name: 'You have been signed out' });
    // The name is known already.
    await dialog.locator('input[name=password]:focus').waitFor();
    await page.locator('input[name=password]').fill(jo.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  }));

test('a page of one person does nothing in the name of another who signs in in a second tab', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    // The second tab signs out; what the first one asks then is refused.
    visitor.expects(/status of 401/);
    const [dmitri, farid] = [personNamed('dmitri-in-one-tab'), personNamed('farid-in-the-other')];
    await joins(dmitri);
    await joins({ ...farid, firstName: 'Farid', lastName: '' });
    await hasSession(page, dmitri);
    await page.goto('/app/account/profile');
    await page.getByLabel('First name').fill('Dimitri');

    const second = await context.newPage();
    await second.goto('/app/');
    await second.getByRole('button', { name: 'Menu of Jo' }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog', { name: 'You have been signed out' }).waitFor();
    await second.getByRole('link', { name: 'Sign in again' }).click();
    await signsIn(second, farid);
    await second.getByRole('heading', { name: 'Welcome, Farid' }).waitFor();

    const dialog = page.getByRole('dialog', { name: 'You are now signed in as Farid' });
    await dialog.getByLabel('Password', { exact: true }).fill(dmitri.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await second.getByRole('dialog', { name: 'You are now signed in as Jo' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Your profile is saved').waitFor();

    await second.getByRole('button', { name: 'Leave this page' }).click();
    await second.getByRole('heading', { name: 'Welcome, Dimitri' }).waitFor();
  }));

test('a session that was changed without a word to this page is noticed on the way to another', () =>
  visiting(async ({ page }) => {
    const [carla, danny] = [personNamed('carla-in-an-old-tab'), personNamed('danny-through-an-app')];
    await joins({ ...carla, firstName: 'Carla', lastName: '' });
    await joins({ ...danny, firstName: 'Danny', lastName: '' });
    await hasSession(page, carla);
    await page.clock.install();
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Welcome, Carla' }).waitFor();
    await hasSession(page, danny);
    await page.clock.fastForward('00:06');
    await page.getByRole('link', { name: 'Activity', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'You are now signed in as Danny' });
    await dialog.waitFor();

    await hasSession(page, carla);
    await page.clock.fastForward('00:06');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await dialog.waitFor({ state: 'detached' });
  }));

test('a server that is away loses nothing that was typed, and is noticed when it is back', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/Failed to load resource/);
    const jo = personNamed('jo-the-offline');
    await joins(jo);
    await page.goto('/app/sign-in');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.route(/\/(api|healthz)/, (route) => route.abort());
    await signsIn(page, jo);
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    await page.getByText('Trying again').waitFor();
    await context.unroute(/\/(api|healthz)/);
    await page.getByText('Trying again').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  }));

test('a page whose code cannot be fetched keeps its frame, and comes as soon as the connection is back', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/Failed to load resource/);
    const jo = personNamed('jo-in-the-tunnel');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Boards' }).first().click();
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    expect(await page.getByText('What you entered').count()).toBe(0);
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Boards', level: 1 }).waitFor();
    const styled = () => [...document.styleSheets].some(({ href }) => href?.includes('/assets/board'));
    expect(await page.evaluate(styled), 'its style sheets came too').toBe(true);

    await page.route('**/assets/ActivityPage-*', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Activity' }).first().click();
    await page.getByRole('alert').getByText('There is a new version').waitFor();
    await page.unroute('**/assets/ActivityPage-*');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
  }));

test('a part of the console comes over the wire once', () =>
  visiting(async ({ page, context }) => {
    const jo = personNamed('jo-on-a-budget');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    const scripts: string[] = [];
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.responseReceived', ({ response }) => {
      if (response.url.endsWith('.js') && !response.fromDiskCache) {
        scripts.push(response.url);
      }
    });
    await page.getByRole('link', { name: 'Boards' }).first().click();
    await page.getByRole('heading', { name: 'Boards', level: 1 }).waitFor();
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.toSorted()).toEqual([...new Set(scripts)].toSorted());
  }));

test('a page that takes its time says that it is on its way', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-unhurried');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await page.route('**/assets/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await page.getByRole('link', { name: 'Boards' }).first().click();
    await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
    await page.getByRole('heading', { name: 'Boards', level: 1 }).and(page.locator(':focus')).waitFor();
  }));

test('everything can be reached by keyboard alone', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-typist');
    await joins(jo);
    await page.goto('/app/');
    await page.locator('input[name=username]').waitFor();
    await page.keyboard.type(jo.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(jo.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();

    await page.keyboard.type('gp');
    await page.getByRole('heading', { name: 'Profile' }).and(page.locator(':focus')).waitFor();
    for (const name of ['Menu of Jo', 'Colour scheme']) {
      const opener = page.getByRole('button', { name });
      await opener.press('Enter');
      await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await opener.and(page.locator(':focus')).waitFor();
    }
    await page.keyboard.type('go');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Welcome, Jo' }).and(page.locator(':focus')).waitFor();
    for (const wanted of ['prof', 'overv']) {
      await page.keyboard.press('Control+k');
      const field = page.getByPlaceholder('Go to a page or do something');
      await field.and(page.locator(':focus')).waitFor();
      await page.keyboard.type(wanted);
      await page.getByRole('dialog').getByText('Sign out').waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await field.waitFor({ state: 'detached' });
    }
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
  }));

test('the console speaks the language of the browser until another one is chosen', () =>
  visiting(
    async ({ page }) => {
      await page.goto('/app/sign-in');
      await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
    { locale: 'de-AT' },
  ));

test('nobody is taken to another site by a link to the sign-in', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-lured');
    await joins(jo);
    await page.goto('/app/sign-in?next=//evil.example/');
    await signsIn(page, jo);
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    expect(new URL(page.url()).origin).toBe(inject('base'));
  }));
