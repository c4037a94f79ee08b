// The first minutes of an installation: the link the server prints, and the first administrator.
// On a server of its own, since a link dies once there is an administrator.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { look } from './support/look';
import { personNamed, signsIn } from './support/person';
import { ended, type Server, startServer } from './support/server';
import { type Scheme, visiting } from './support/visitor';

const folder = mkdtempSync(join(tmpdir(), 'vestibule-first-'));
let started: Server;

beforeAll(async () => {
  started = await startServer(folder);
});

afterAll(async () => {
  await ended(started.server);
  rmSync(folder, { recursive: true, force: true });
});

test.each<{ scheme: Scheme; width: number }>([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
])('the set-up page is sound in $scheme at $width px', ({ scheme, width }) =>
  visiting(
    async ({ page }) => {
      await page.goto(started.setUp);
      await page.getByRole('heading', { name: /first administrator/, level: 1 }).waitFor();
      await look(page, `small-set-up-${scheme}-${width}`);
    },
    { scheme, width },
  ),
);

test('the printed link makes the first administrator, who sees the place, and then it is spent', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 410/);
    const jo = personNamed('jo-the-founder');
    await page.goto(started.setUp);
    await page.getByLabel('E-mail').fill(jo.email);
    await page.getByLabel('Username').fill(jo.username);
    await page.getByLabel('Password').fill(jo.password);
    await page.getByRole('button').click();
    await page.getByRole('link', { name: /Sign in/ }).click();
    await signsIn(page, jo);
    await page.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor();
    await page.getByRole('link', { name: 'People' }).waitFor();

    const again = await page.goto(started.setUp);
    expect(again?.status()).toBe(410);
  }));
