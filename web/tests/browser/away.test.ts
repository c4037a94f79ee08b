// What is done while the network or the server is away fails with a word, and is not done later.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { administers } from './support/admin';
import { hasBoard, type MadeBoard, ticketIn } from './support/board';
import { hasSession, type Person } from './support/person';
import { type Visitor, visiting } from './support/visitor';

let pia: Person;

beforeAll(() => {
  pia = administers('pia-on-the-train');
});

/** Pia has a board with a ticket on it. */
async function has(visitor: Visitor, name: string): Promise<MadeBoard> {
  const { page } = visitor;
  visitor.expects(/Failed to load resource|ERR_/);
  await hasSession(page, pia);
  return hasBoard(page, name, [
    { name: 'To do', tickets: [{ title: 'Paint the door' }] },
    { name: 'Done', tickets: [] },
  ]);
}

/** Back online, once the console has noticed. */
async function isBack({ page, context }: Visitor): Promise<void> {
  await context.setOffline(false);
  await page.getByText(/You are offline|Trying again/).first().waitFor({ state: 'detached' });
}

async function goesTo(page: Page, entry: string): Promise<void> {
  await page.getByRole('link', { name: entry, exact: true }).click();
}

test('a deletion that was given up offline is not carried out later', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    await has(visitor, 'The one to keep');
    await page.goto('/app/boards');
    await page.getByRole('button', { name: 'Actions for The one to keep' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type “The one to keep” to confirm').fill('The one to keep');
    await context.setOffline(true);
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await dialog.getByRole('alert').getByText('The server could not be reached.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await isBack(visitor);
    await page.reload();
    await page.getByRole('link', { name: 'The one to keep' }).waitFor();
  }));

test('a move that is made offline is taken back and said', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    const board = await has(visitor, 'Moving offline');
    await page.goto(board.path);
    await ticketIn(page, 'To do', 'Paint the door').focus();
    await page.keyboard.press('Shift');
    await page.locator('.mantine-Notifications-root').first().waitFor({ state: 'attached' });
    await context.setOffline(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('alert').getByText('“Paint the door” is back where it was').waitFor();
    await isBack(visitor);
    await page.reload();
    await ticketIn(page, 'To do', 'Paint the door').waitFor();
  }));

test('what could not be undone can be undone once the server is back', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    const board = await has(visitor, 'Second thoughts');
    await page.goto(board.path);
    await ticketIn(page, 'To do', 'Paint the door').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Actions for this ticket' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    const failed = page.getByRole('alert').filter({ hasText: 'The server could not be reached.' });
    await failed.getByText(/Paint the door/).waitFor();
    await isBack(visitor);
    await failed.getByRole('button', { name: 'Undo' }).click();
    await ticketIn(page, 'To do', 'Paint the door').waitFor();
    await failed.waitFor({ state: 'detached' });
  }));

test('what cannot be opened says so, and does not open later behind the back of who gave it up', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    await hasSession(page, pia);
    await page.goto('/app/admin/roles');
    await page.getByRole('heading', { name: 'Roles', level: 1 }).waitFor();
    await goesTo(page, 'People');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    const says = page.getByRole('alert').getByText('The server cannot be reached at the moment.');
    await context.setOffline(true);

    const invite = page.getByRole('button', { name: 'Invite' });
    await invite.click();
    await says.waitFor();
    await page.keyboard.press('Escape');
    await says.waitFor({ state: 'detached' });
    await invite.and(page.locator(':focus')).waitFor();

    await page.keyboard.press('Control+k');
    await says.waitFor();
    await goesTo(page, 'Roles');
    await page.getByRole('heading', { name: 'Roles', level: 1 }).waitFor();
    await says.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Menu of Jo' }).click();
    await page.getByRole('button', { name: 'New role' }).click();
    await says.waitFor();
    // Still wanted: this alone opens.
    await isBack(visitor);
    await page.getByRole('dialog', { name: 'New role' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await page.getByRole('menu').count()).toBe(0);
  }));
