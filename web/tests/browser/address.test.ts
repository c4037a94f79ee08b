// Signing up with an address alone, and coming back in with a link and a code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test, vi } from 'vitest';

import { codeMailedTo } from './support/letters';
import { joins, linkMailedTo, personNamed, signsIn } from './support/person';
import { ended, startServer } from './support/server';
import { visiting } from './support/visitor';

const NEW = 'ein-ganz-anderer-satz';

test('an address is enough: the mailed password works once and is replaced at once', () =>
  visiting(async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-address-'));
    const { server, base } = await startServer(folder, undefined, { VESTIBULE_ACCOUNTS_SIGNUP: 'address_only' });
    try {
      await page.goto(`${base}/app/sign-up`);
      await page.getByRole('button', { name: 'Choose a name and a password now' }).click();
      await page.getByRole('button', { name: 'Sign up with an e-mail address alone' }).click();
      await page.getByLabel('E-mail address').fill('jo@example.com');
      await page.getByRole('button', { name: 'Create the account' }).click();
      await page.getByText('the password of the same letter').waitFor();

      const letter = await letterTo('jo@example.com', base);
      await page.goto(/https?:\S+/.exec(letter)?.[0] ?? '');
      await page.getByRole('button', { name: 'Yes, confirm it' }).click();
      await page.getByRole('link', { name: 'Sign in' }).click();
      const password = /with the password (\S+)/.exec(letter)?.[1] ?? '';
      await signsIn(page, { ...personNamed('jo@example.com'), username: 'jo@example.com', password });
      await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
      await page.getByLabel('New password').fill(NEW);
      await page.getByRole('button', { name: 'Set the password and go on' }).click();
      await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
    } finally {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    }
  }));

async function letterTo(address: string, base: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const letters = (await (await fetch(`${base}/dev/mailbox.json`)).json()) as { to: string; text: string }[];
      const letter = letters.find(({ to }) => to.includes(address));
      if (letter === undefined) {
        throw new Error(`no letter has come to ${address}`);
      }
      return letter.text;
    },
    { timeout: 10_000, interval: 100 },
  );
}

test('somebody who lost their password comes back in with a link and a code', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-who-returns');
    await joins(jo);
    await page.goto('/app/forgot-password');
    await page.getByRole('link', { name: 'Have a link and a code sent instead' }).click();
    // The page before has a field of that name too.
    await page.getByRole('heading', { name: 'Come back in', level: 1 }).waitFor();
    await page.getByLabel('E-mail address').fill(jo.email);
    await page.getByRole('button', { name: 'Send link and code' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    const code = await codeMailedTo(jo.email);
    await page.goto(await linkMailedTo(jo.email));
    await page.getByLabel('Code from the letter').fill(code);
    await page.getByLabel('New password').fill(NEW);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signsIn(page, { ...jo, password: NEW });
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
  }));
