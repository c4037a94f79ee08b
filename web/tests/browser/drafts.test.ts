// What is typed on a board while something else is under way, and what becomes of it when that fails.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { administers } from './support/admin';
import { column, hasBoard, type MadeBoard, ticketIn, token } from './support/board';
import { hasSession, type Person } from './support/person';
import { visiting } from './support/visitor';

/** How long the server takes to answer, for somebody who types on meanwhile. */
const SLOW_MS = 700;

let lee: Person;

beforeAll(() => {
  lee = administers('lee-who-types-on');
});

/** Lee looks at a board whose server takes its time. */
async function opens(page: Page, name: string): Promise<MadeBoard> {
  await hasSession(page, lee);
  const board = await hasBoard(page, name, [
    { name: 'To do', tickets: [{ title: 'Paint the door' }] },
    { name: 'Done', tickets: [] },
  ]);
  await page.goto(board.path);
  await ticketIn(page, 'To do', 'Paint the door').waitFor();
  await page.route('**/api/v1/boards/**', async (route) => {
    if (route.request().method() === 'POST') {
      await new Promise((after) => setTimeout(after, SLOW_MS));
    }
    await route.continue();
  });
  return board;
}

/** From here on nothing is answered. */
async function losesServer(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'wait' });
  await page.route('**', (route) => route.abort());
}

test('tickets are typed faster than they are sent, and what cannot be sent is given back', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    await opens(page, 'Typing');
    await page.keyboard.press('n');
    const box = page.getByRole('textbox', { name: 'New ticket in To do' });
    await page.keyboard.type('Alpha');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Beta');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Gamma');
    await ticketIn(page, 'To do', 'Beta').waitFor();
    expect(await box.inputValue()).toBe('Gamma');
    const titles = await column(page, 'To do').getByRole('link').allTextContents();
    expect(titles.map((title) => /Alpha|Beta|Paint/.exec(title)?.[0])).toEqual(['Beta', 'Alpha', 'Paint']);

    await losesServer(page);
    await page.keyboard.press('Enter');
    await page.getByText('The server could not be reached.').first().waitFor();
    expect(await box.inputValue()).toBe('Gamma');
    await page.unrouteAll({ behavior: 'wait' });
    await box.press('Enter');
    await ticketIn(page, 'To do', 'Gamma').waitFor();
    expect(await box.inputValue()).toBe('');
  }));

test('titles of tickets that were not sent are not thrown away without a word', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    const board = await opens(page, 'Drafting');
    const asks = page.getByRole('dialog', { name: 'Discard what you have written?' });
    const box = page.getByRole('textbox', { name: 'New ticket in To do' });
    await page.keyboard.press('n');
    await page.keyboard.type('Half a ti');
    for (const leave of [
      () => page.getByRole('link', { name: 'Activity' }).first().click(),
      () => page.getByRole('button', { name: 'New ticket in Done' }).click(),
      () => box.press('Escape'),
    ]) {
      await leave();
      await asks.getByRole('button', { name: 'Cancel' }).click();
      await asks.waitFor({ state: 'detached' });
      expect(await box.inputValue()).toBe('Half a ti');
    }
    // A ticket opens over the board, where the box stays.
    await ticketIn(page, 'To do', 'Paint the door').click();
    await page.getByRole('button', { name: 'Close the ticket' }).click();
    await page.waitForURL(new RegExp(`${board.path}$`));
    expect(await box.inputValue()).toBe('Half a ti');

    await losesServer(page);
    await page.route('**/api/v1/boards/*/tickets', async (route) => {
      await new Promise((after) => setTimeout(after, SLOW_MS));
      await route.abort();
    });
    await box.fill('Alpha');
    await box.press('Enter');
    await box.fill('Alpha');
    await box.press('Enter');
    await box.fill('Gamma');
    await page.getByText('“Alpha” was not added').nth(1).waitFor();
    await box.fill('');
    await box.press('Escape');
    await asks.getByRole('button', { name: 'Discard' }).click();
    await box.waitFor({ state: 'detached' });
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('link', { name: 'Activity' }).first().click();
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
  }));

test('comments are typed faster than they are sent', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    await opens(page, 'Talking');
    await ticketIn(page, 'To do', 'Paint the door').click();
    const box = page.getByLabel('Write a comment');
    await box.fill('It is wet.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await box.pressSequentially('It is dry.');
    await page.getByRole('article').getByText('It is wet.').waitFor();
    expect(await box.inputValue()).toBe('It is dry.');

    await losesServer(page);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('alert').getByText('The server could not be reached.').waitFor();
    expect(await box.inputValue()).toBe('It is dry.');
  }));

test('a ticket is not left without a word while something is typed in it', () =>
  visiting(async ({ page }) => {
    const board = await opens(page, 'Leaving');
    await ticketIn(page, 'To do', 'Paint the door').click();
    const drawer = page.getByRole('dialog', { name: 'Paint the door' });
    const asks = page.getByRole('dialog', { name: 'Discard what you have written?' });
    const box = drawer.getByLabel('Write a comment');
    await box.fill('Half a sen');
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => drawer.getByRole('button', { name: 'Close the ticket' }).click(),
      () => page.goBack(),
    ]) {
      await leave();
      await asks.getByRole('button', { name: 'Cancel' }).click();
      await asks.waitFor({ state: 'detached' });
      expect(await box.inputValue()).toBe('Half a sen');
    }
    await box.fill('');

    await drawer.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Description').fill('Blue');
    await page.keyboard.press('Escape');
    await asks.getByRole('button', { name: 'Discard' }).click();
    await page.waitForURL(new RegExp(`${board.path}$`));

    // What is as it was is no reason to ask.
    await ticketIn(page, 'To do', 'Paint the door').click();
    await drawer.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Description').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(new RegExp(`${board.path}$`));
  }));

test('a move that fails is said and shown', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    await opens(page, 'Moving');
    await ticketIn(page, 'To do', 'Paint the door').focus();
    await page.locator('.mantine-Notifications-root').first().waitFor({ state: 'attached' });
    await losesServer(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('status').getByText('“Paint the door” is back where it was. The server could not').waitFor();
    await page.getByRole('alert').getByText('“Paint the door” is back where it was').waitFor();
    await ticketIn(page, 'To do', 'Paint the door').waitFor();
  }));

test('a session that ended over what was typed can be renewed after all', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/status of 401/);
    await opens(page, 'Staying');
    await ticketIn(page, 'To do', 'Paint the door').click();
    const box = page.getByLabel('Write a comment');
    const send = page.getByRole('button', { name: 'Comment', exact: true });
    await box.fill('Half a sentence');
    await context.clearCookies();
    await send.click();
    const dialog = page.getByRole('dialog', { name: 'You have been signed out' });
    const asks = page.getByRole('dialog', { name: 'Discard what you have written?' });
    await dialog.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await asks.getByRole('button', { name: 'Cancel' }).click();
    await asks.waitFor({ state: 'detached' });

    await dialog.getByLabel('Password', { exact: true }).fill(lee.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe('Half a sentence');
    await send.click();
    await page.getByRole('article').getByText('Half a sentence').waitFor();

    await box.fill('Another one');
    await context.clearCookies();
    await send.click();
    await dialog.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await asks.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }));

test('whoever signs out is asked about what is unsaved while they can still stay', () =>
  visiting(async ({ page }) => {
    await hasSession(page, lee);
    await page.request.post('/api/v1/roles', { data: { name: 'Keyholders' }, headers: await token(page.request) });
    await page.goto('/app/admin/permissions');
    await page.getByRole('checkbox', { name: 'Keyholders holds manage_users' }).click();
    const signOut = async () => {
      await page.getByRole('button', { name: 'Menu of Jo' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await signOut();
    const asks = page.getByRole('dialog', { name: 'There are unsaved changes.' });
    await asks.getByRole('button', { name: 'Cancel' }).click();
    await asks.waitFor({ state: 'detached' });
    expect((await page.request.get('/api/v1/me')).status()).toBe(200);

    await signOut();
    await asks.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('link', { name: 'Sign in again' }).waitFor();
    expect((await page.request.get('/api/v1/me')).status()).toBe(401);
  }));

test('a half-filled profile and a token that is shown once are not left without a question', () =>
  visiting(async ({ page }) => {
    await hasSession(page, lee);
    await page.goto('/app/account/profile');
    await page.getByLabel('First name').fill('Le');
    const asks = page.getByRole('dialog', { name: 'Discard what you have written?' });
    await page.getByRole('link', { name: 'API tokens' }).click();
    await asks.getByRole('button', { name: 'Cancel' }).click();
    await asks.waitFor({ state: 'detached' });
    expect(await page.getByLabel('First name').inputValue()).toBe('Le');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Your profile is saved').waitFor();

    await page.getByRole('link', { name: 'API tokens' }).click();
    await page.getByLabel('What it is for').fill('Nightly report');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByText('This is the token for').waitFor();
    await page.getByRole('link', { name: 'Profile' }).click();
    await page.getByRole('dialog', { name: 'Leave without the token?' }).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('This is the token for').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Profile' }).click();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
  }));

test('what became of a checkout is told once', () =>
  visiting(async ({ page }) => {
    await hasSession(page, lee);
    await page.goto('/app/billing?checkout=cancelled');
    await page.getByText('Nothing was bought').waitFor();
    await page.waitForURL(/\/app\/billing$/);
    await page.getByText('Nothing was bought').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your plan' }).waitFor();
    expect(await page.getByText('Nothing was bought').count()).toBe(0);
  }));
