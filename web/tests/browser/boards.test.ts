// Boards: by mouse and by keyboard, in two windows at once, as reader and as editor.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { administers } from './support/admin';
import { column, drags, hasBoard, type MadeBoard, ticketIn, token } from './support/board';
import { hasSession, joins, type Person, personNamed } from './support/person';
import { ended, startServer } from './support/server';
import { visiting } from './support/visitor';

const jo = personNamed('jo-on-boards');
let kim: Person;

beforeAll(async () => {
  kim = administers('kim-of-boards');
  await joins(jo);
});

const HOUSE = [
  { name: 'To do', tickets: [{ title: 'Paint the door' }, { title: 'Mend the roof' }] },
  { name: 'Doing', tickets: [{ title: 'Sweep the yard' }] },
  { name: 'Done', tickets: [] },
];

/** Kim has a board, and is looking at it. */
async function opens(page: Page, name: string, visibility?: 'everyone' | 'members'): Promise<MadeBoard> {
  await hasSession(page, kim);
  const board = await hasBoard(page, name, HOUSE, visibility);
  await page.goto(board.path);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return board;
}

/** Jo may work on the board, and is looking at it. */
async function comesAlong(page: Page, owner: Page, board: MadeBoard, role: 'editor' | 'viewer'): Promise<void> {
  await hasSession(page, jo);
  const me = (await (await page.request.get('/api/v1/me')).json()) as { uuid: string };
  const made = await owner.request.put(`/api/v1/boards/${board.id}/members/${me.uuid}`, {
    data: { role },
    headers: await token(owner.request),
  });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto(board.path);
  await column(page, 'To do').waitFor();
}

test('two people carry tickets, one by mouse and one by keyboard, and each sees what the other does', () =>
  visiting(({ page: kims }) =>
    visiting(async ({ page: jos }) => {
      const board = await opens(kims, 'House', 'members');
      await comesAlong(jos, kims, board, 'editor');
      await kims.getByRole('img', { name: 'Looking on: jo-on-boards' }).waitFor();

      await drags(kims, ['To do', 'Paint the door'], 'Doing');
      await ticketIn(kims, 'Doing', 'Paint the door').waitFor();
      await ticketIn(jos, 'Doing', 'Paint the door').waitFor();
      expect(kims.url()).toContain(board.path);

      await ticketIn(jos, 'To do', 'Mend the roof').focus();
      await jos.keyboard.press('Space');
      await jos.getByText('Lifted Mend the roof in To do.').waitFor();
      await jos.keyboard.press('ArrowRight');
      await jos.keyboard.press('ArrowRight');
      await jos.getByText('Mend the roof is over Done, place 1 of 1.').waitFor();
      await jos.keyboard.press('Space');
      await jos.getByText('Dropped Mend the roof in Done at place 1.').waitFor();
      await ticketIn(jos, 'Done', 'Mend the roof').and(jos.locator(':focus')).waitFor();
      await ticketIn(kims, 'Done', 'Mend the roof').waitFor();

      await jos.keyboard.press('Space');
      await jos.keyboard.press('ArrowLeft');
      await jos.keyboard.press('Escape');
      await jos.getByText('Mend the roof is back in Done.').waitFor();
      await ticketIn(jos, 'Done', 'Mend the roof').waitFor();

      const menu = jos.getByRole('button', { name: 'Move Sweep the yard' });
      await menu.press('Enter');
      await jos.getByRole('menuitem', { name: 'To do' }).and(jos.locator(':focus')).waitFor();
      await jos.keyboard.press('Escape');
      await menu.and(jos.locator(':focus')).waitFor();
      await menu.press('Enter');
      await jos.getByRole('menuitem', { name: 'Done' }).press('Enter');
      await jos.getByText('Dropped Sweep the yard in Done at place 2.').waitFor();
      await ticketIn(jos, 'Done', 'Sweep the yard').and(jos.locator(':focus')).waitFor();
      await ticketIn(kims, 'Done', 'Sweep the yard').waitFor();
    }),
  ));

test('tickets are written with N, found with / and led through by arrows', () =>
  visiting(async ({ page }) => {
    await opens(page, 'Garden');
    await page.keyboard.press('n');
    await page.keyboard.type('Water the roses');
    await page.keyboard.press('Enter');
    await ticketIn(page, 'To do', 'Water the roses').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('roses');
    await page.getByText('1 of 4 tickets').waitFor();
    await ticketIn(page, 'To do', 'Paint the door').waitFor({ state: 'detached' });
    expect(page.url()).toContain('q=roses');
    await page.keyboard.press('Escape');
    await ticketIn(page, 'To do', 'Water the roses').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Sweep the yard' }).waitFor();
  }));

test('a ticket has an address; two who edit it at once lose nothing', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 412/);
    const board = await opens(page, 'Attic');
    await ticketIn(page, 'To do', 'Paint the door').click();
    await page.waitForURL(/\/boards\/\d+\/tickets\/\d+$/);
    await page.reload();
    const drawer = page.getByRole('dialog', { name: 'Paint the door' });
    await drawer.getByRole('button', { name: 'Edit' }).click();
    await drawer.getByLabel('Description').fill('**Blue**, not <b>red</b>.\n\n* [x] buy paint');

    const ticket = Number(page.url().split('/').at(-1));
    const others = await page.request.patch(`/api/v1/boards/${board.id}/tickets/${ticket}`, {
      data: { title: 'Paint the gate' },
      headers: { ...(await token(page.request)), 'If-Match': '*' },
    });
    expect(others.ok(), await others.text()).toBe(true);

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else changed this ticket').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Blue', { exact: true }).waitFor();
    await page.getByText(', not <b>red</b>.').waitFor();
    await page.getByRole('img', { name: 'done' }).waitFor();

    await page.getByLabel('Write a comment').fill('It _is_ dry.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('article').getByText('is', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('No comments yet.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('article').getByText('is', { exact: true }).waitFor();

    await page.keyboard.press('Escape');
    await page.waitForURL(new RegExp(`${board.path}$`));
  }));

test('whoever may only look on sees everything and can change nothing, and loses sight at once when shown out', () =>
  visiting(({ page: kims }) =>
    visiting(async (visitor) => {
      const { page: jos } = visitor;
      visitor.expects(/status of 404/);
      const board = await opens(kims, 'Cellar', 'members');
      await comesAlong(jos, kims, board, 'viewer');
      await ticketIn(jos, 'To do', 'Paint the door').waitFor();
      for (const name of [/New ticket/, /^Move /, /Add a column/, /Actions for column/]) {
        expect(await jos.getByRole('button', { name }).count(), String(name)).toBe(0);
      }
      await jos.keyboard.press('n');
      await ticketIn(jos, 'To do', 'Paint the door').focus();
      await jos.keyboard.press('Space');
      await ticketIn(jos, 'To do', 'Paint the door').click();
      const drawer = jos.getByRole('dialog', { name: 'Paint the door' });
      await drawer.waitFor();
      await drawer.getByText('No comments yet.').waitFor();
      expect(await drawer.getByRole('textbox').count()).toBe(0);
      expect(await drawer.getByRole('button', { name: /Edit|Archive|Delete/ }).count()).toBe(0);
      await jos.keyboard.press('Escape');

      const { uuid } = (await (await jos.request.get('/api/v1/me')).json()) as { uuid: string };
      await kims.request.delete(`/api/v1/boards/${board.id}/members/${uuid}`, { headers: await token(kims.request) });
      await jos.getByText('There is nothing at this address, or it is not open to you.').waitFor();
    }),
  ));

test('a board is made, shared, put away and taken back, taken along and deleted', () =>
  visiting(async ({ page }) => {
    await hasSession(page, kim);
    await page.goto('/app/boards');
    await page.getByRole('button', { name: 'New board' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Move to the sea');
    await page.getByRole('button', { name: 'Create the board' }).click();
    await page.getByRole('heading', { name: 'Move to the sea', level: 1 }).waitFor();
    await column(page, 'Doing').waitFor();
    await page.getByRole('button', { name: 'Board menu' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    const file = join(mkdtempSync(join(tmpdir(), 'vestibule-export-')), 'sea.json');
    await (await download).saveAs(file);

    await page.getByRole('link', { name: 'All boards' }).click();
    const actions = page.getByRole('button', { name: 'Actions for Move to the sea' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Name and members' }).click();
    await page.getByRole('combobox', { name: 'Add somebody by username' }).fill('jo-on');
    await page.getByRole('option', { name: 'jo-on-boards' }).click();
    await page.getByLabel('Role of jo-on-boards').waitFor();
    await page.keyboard.press('Escape');

    await actions.click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await actions.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await actions.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const remove = page.getByRole('button', { name: 'Delete for good' });
    expect(await remove.isDisabled()).toBe(true);
    await page.getByLabel('Type “Move to the sea” to confirm').fill('Move to the sea');
    await remove.click();
    await actions.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'sea.json',
      mimeType: 'application/json',
      buffer: readFileSync(file),
    });
    rmSync(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'Move to the sea', level: 1 }).waitFor();
  }));

test('a board outlives a restart of its server: what happened meanwhile appears', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/Failed to load resource|ERR_/);
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-restart-'));
    const first = await startServer(folder);
    const person = administers('kim-restarts', folder);
    const at = (path: string) => first.base + path;
    let running = first.server;
    try {
      const session = await page.request.post(at('/api/v1/sessions'), {
        data: { name: person.username, password: person.password },
      });
      const { csrf_token } = (await session.json()) as { csrf_token: string };
      const headers = { 'X-CSRFToken': csrf_token };
      const made = await page.request.post(at('/api/v1/boards/import'), { data: { name: 'Barn', columns: HOUSE }, headers });
      const { id } = (await made.json()) as { id: number };
      await page.goto(at(`/app/boards/${id}`));
      await ticketIn(page, 'To do', 'Paint the door').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();

      await ended(running);
      await page.getByText('Reconnecting').waitFor();
      await ticketIn(page, 'To do', 'Paint the door').waitFor();
      running = (await startServer(folder, new URL(first.base).host)).server;
      const board = (await (await page.request.get(at(`/api/v1/boards/${id}`))).json()) as { columns: { id: number }[] };
      await page.request.post(at(`/api/v1/boards/${id}/tickets`), {
        data: { column: board.columns[0]?.id, title: 'Written meanwhile' },
        headers,
      });
      await page.getByText('Live', { exact: true }).waitFor({ timeout: 25_000 });
      await ticketIn(page, 'To do', 'Written meanwhile').waitFor();
    } finally {
      await ended(running);
      rmSync(folder, { recursive: true, force: true });
    }
  }));
