// Whether letters get through: administrators try it, see why not, and decide.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test } from 'vitest';

import { administers } from './support/admin';
import { hasSession, superAdmin } from './support/person';
import { ended, startServer } from './support/server';
import { visiting } from './support/visitor';

/** Nobody listens there. */
const SILENT = { MAIL_SERVER: '127.0.0.1', MAIL_PORT: '9', MAIL_USE_TLS: 'false' };

test('a letter that cannot be delivered is seen with the reason, tried again and called off', () =>
  visiting(async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-mail-'));
    const { server, base } = await startServer(folder, undefined, SILENT);
    const { username, password } = administers('kim-of-the-post', folder);
    try {
      await page.request.post(`${base}/api/v1/password-resets`, { data: { email: `${username}@example.com` } });
      await page.request.post(`${base}/api/v1/sessions`, { data: { name: username, password } });
      await page.goto(`${base}/app/admin/mail`);
      const row = page.getByRole('row', { name: /Password reset/ });
      await row.getByText('waiting').waitFor();
      await row.getByRole('button', { name: /^Details of Password reset/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Send now' }).click();
      await page.getByText('The letter is being sent.').waitFor();

      await dialog.getByRole('button', { name: 'Call off' }).click();
      await dialog.getByText('This cannot be undone.').waitFor();
      await dialog.getByRole('button', { name: 'Call off' }).click();
      await row.getByText('called off').waitFor();
      await page.getByLabel('State').selectOption('cancelled');
      await row.getByText('called off').waitFor();
      await page.getByLabel('State').selectOption('sent');
      await page.getByText('No entries match').waitFor();
    } finally {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    }
  }));

test('a test letter is sent, followed until it was taken, and found in the outbox', () =>
  visiting(async ({ page }) => {
    await hasSession(page, superAdmin());
    await page.goto('/app/admin/mail');
    await page.getByRole('link', { name: 'Senders' }).click();
    await page.getByRole('button', { name: 'Send a test letter' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To').fill('tester@example.org');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('delivered').waitFor();
    await dialog.getByText('mailbox').waitFor();
    await dialog.getByRole('link', { name: 'To the outbox' }).click();
    await page.getByRole('heading', { name: 'Outbox', level: 1 }).waitFor();
    const row = page.getByRole('row', { name: /Test/ });
    await row.getByText('t***@example.org').waitFor();
    await row.getByText('delivered').waitFor();
  }));
